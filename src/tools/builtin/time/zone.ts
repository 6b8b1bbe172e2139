import { AppError } from '../../../errors.ts';
import type { ToolContext } from '../../context.ts';
import type { Place } from '../../parse/place.ts';

const here =
  /^(?:here|local(?: time)?|my (?:time|time ?zone|place|side)|home|这里|这边|我这里|我这边|本地|当地|本地时间)$/i;

/** The place that a text names, the person's own for "here". Throws `TOOL_PLACE_UNKNOWN`. */
export async function placeOf(text: string, context: Pick<ToolContext, 'timeZone'>): Promise<Place> {
  const { cityOf, parsePlace } = await import('../../parse/place.ts');
  const said = text.trim();
  if (here.test(said)) return { timeZone: context.timeZone, name: cityOf(context.timeZone) };
  const place = await parsePlace(said);
  if (!place) throw new AppError('TOOL_PLACE_UNKNOWN', { place: text });
  return place;
}
