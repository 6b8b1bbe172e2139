/** How long work may go on before the page gets to answer its person. */
const spellMs = 20;

/** Long work calls what this returns between its parts: every now and then it waits until the page has dealt with what else happened. */
export function rested(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < spellMs) return;
    await new Promise(resolve => setTimeout(resolve));
    since = performance.now();
  };
}
