/**
 * Turns a function that reports items as they happen into an async generator of them. `produce` starts when the first item is
 * asked for and is never held back by a slow reader. What it throws, the generator throws after the items before it. A reader
 * that leaves early does not stop `produce`.
 */
export async function* streamOf<T extends NonNullable<unknown> | null>(
  produce: (emit: (item: T) => void) => Promise<void>,
): AsyncGenerator<T, void> {
  const items: T[] = [];
  let running = true;
  let wake = () => {};

  const produced = produce(item => {
    items.push(item);
    wake();
  }).finally(() => {
    running = false;
    wake();
  });

  while (running || items.length > 0) {
    const item = items.shift();
    if (item !== undefined) yield item;
    else
      await new Promise<void>(resolve => {
        wake = resolve;
      });
  }
  await produced;
}
