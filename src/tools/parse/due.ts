/**
 * The instant that a text names, in English or Chinese, from `now` on: "Friday", "tomorrow at 3 pm", "明天下午三点"; undefined when
 * there is none in it. The library is loaded on first use.
 */
export async function parseDue(text: string, now: Date): Promise<Date | undefined> {
  const [english, chinese] = await Promise.all([import('chrono-node/en'), import('chrono-node/zh')]);
  const options = { forwardDate: true };
  return english.casual.parseDate(text, now, options) ?? chinese.hans.casual.parseDate(text, now, options) ?? undefined;
}
