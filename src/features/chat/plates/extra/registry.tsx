import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import type { CallState } from '@/agent/reduce';
import { useFormat } from '../../../page/page';
import { definePlate, type PlateDefinition } from '../define';
import { TodoAddedPlate } from '../TodoPlates';
import { ChartPlate, CurvePlate } from './ChartPlate';
import { CodePlate } from './CodePlate';
import { FigurePlate } from './FigurePlate';
import { MatchPlate } from './MatchPlate';
import { NotePlate, NotesPlate } from './NotesPlate';
import { ColorPlate, PalettePlate } from './PalettePlate';
import { PickPlate } from './PickPlate';
import { QrPlate } from './QrPlate';
import { CountsTable, TableFactsPlate } from './TablePlates';
import { TextPlate } from './TextPlate';
import { TimersPlate, TwoClocksPlate } from './TimePlates';
import { WeatherPlate } from './WeatherPlate';
import { ArticlesPlate, PagePlate } from './WebPlates';

/** The texts and formats of a plate that is no component of its own. */
function Told({ children }: { readonly children: (tell: Tell) => ReactNode }) {
  const { t } = useTranslation();
  return children({ t, format: useFormat() });
}
interface Tell {
  readonly t: TFunction;
  readonly format: ReturnType<typeof useFormat>;
}
const told = (children: (tell: Tell) => ReactNode) => <Told>{children}</Told>;

const textOnly = z.object({ text: z.string() });
const textPlate = definePlate(textOnly, ({ result }) => <TextPlate text={result.text} />);
const codePlate = definePlate(textOnly, ({ result }) => <TextPlate text={result.text} code />);
const nullable = z.number().nullable();
const timer = z.object({
  id: z.string(),
  kind: z.enum(['timer', 'alarm']).optional(),
  label: z.string().optional(),
  startedAt: z.string(),
  endsAt: z.string(),
  pausedWith: z.number().optional(),
  state: z.enum(['running', 'paused', 'rung', 'missed', 'cancelled']),
});
const todo = z.object({ id: z.string(), text: z.string(), done: z.boolean(), createdAt: z.string() });
const note = z.object({ text: z.string(), title: z.string().optional() });
const side = z.object({ place: z.string(), date: z.string(), time: z.string() });
const unit = z.enum(['days', 'weeks', 'months', 'years']);
const day = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
const atNoon = (date: string) => `${date.slice(0, 10)}T12:00:00Z`;
const whole: Intl.NumberFormatOptions = { maximumFractionDigits: 0 };

function unitText(t: Tell['t'], counted: z.infer<typeof unit>, count: number): string {
  switch (counted) {
    case 'days':
      return t('plates.days', { count });
    case 'weeks':
      return t('plates.weeks', { count });
    case 'months':
      return t('plates.months', { count });
    case 'years':
      return t('plates.years', { count });
  }
}

/** The plates of the built-in tools that are loaded with the first of them, by tool. Each schema is what its plate reads of a result. */
export const extraPlates: Readonly<Record<string, PlateDefinition>> = {
  convert_time: definePlate(z.object({ from: side, to: side, skipped: z.boolean() }), ({ result }) => (
    <TwoClocksPlate {...result} />
  )),
  date_difference: definePlate(
    z.object({ start: z.string(), end: z.string(), unit, difference: z.number(), days: z.number() }),
    ({ result: { start, end, unit: counted, difference, days } }) =>
      told(({ t, format }) => (
        <FigurePlate
          figure={format.number(difference)}
          unit={unitText(t, counted, Math.abs(difference))}
          facts={[
            [t('plates.from'), format.dateTime(atNoon(start), day)],
            [t('plates.to'), format.dateTime(atNoon(end), day)],
            ...(counted === 'days' ? [] : [[t('plates.inDays'), format.number(days)] as const]),
          ]}
        />
      )),
  ),
  add_to_date: definePlate(z.object({ start: z.string(), date: z.string() }), ({ result: { start, date } }) =>
    told(({ t, format }) => (
      <FigurePlate
        figure={format.dateTime(atNoon(date), { day: 'numeric', month: 'long', timeZone: 'UTC' })}
        unit={format.dateTime(atNoon(date), { weekday: 'long', year: 'numeric', timeZone: 'UTC' })}
        caption={t('plates.startingOn', { date: format.dateTime(atNoon(start), day) })}
      />
    )),
  ),
  set_alarm: definePlate(timer, ({ result }) => <TimersPlate listed={[result]} />),
  list_timers: definePlate(z.object({ timers: z.array(timer) }), ({ result }) => (
    <TimersPlate listed={result.timers} />
  )),
  statistics: definePlate(
    z.object({
      count: z.number(),
      sum: z.number(),
      mean: z.number(),
      median: z.number(),
      stdev: nullable,
      min: z.number(),
      max: z.number(),
    }),
    ({ result }) =>
      told(({ t, format }) => (
        <FigurePlate
          figure={format.number(result.mean)}
          unit={t('plates.meanOf', { count: result.count })}
          plain={String(result.mean)}
          facts={[
            [t('plates.median'), format.number(result.median)],
            [t('plates.stdev'), result.stdev === null ? '–' : format.number(result.stdev)],
            [t('plates.least'), format.number(result.min)],
            [t('plates.most'), format.number(result.max)],
            [t('plates.sum'), format.number(result.sum)],
          ]}
        />
      )),
  ),
  plot_function: definePlate(
    z.object({
      expression: z.string(),
      variable: z.string(),
      from: z.number(),
      to: z.number(),
      points: z.array(z.object({ x: z.number(), y: nullable })),
      yFrom: z.number(),
      yTo: z.number(),
    }),
    ({ result }) => <CurvePlate {...result} />,
  ),
  draw_chart: definePlate(
    z.object({
      type: z.enum(['bar', 'line', 'pie']),
      title: z.string().optional(),
      labels: z.array(z.string()),
      values: z.array(z.number()),
    }),
    ({ result }) => <ChartPlate {...result} />,
  ),
  random_number: definePlate(
    z.object({ number: z.number(), min: z.number(), max: z.number() }),
    ({ result: { number, min, max } }) =>
      told(({ t, format }) => (
        <FigurePlate
          figure={format.number(number, { maximumSignificantDigits: 21 })}
          caption={t('plates.between', { min: format.number(min), max: format.number(max) })}
          plain={String(number)}
        />
      )),
  ),
  pick_random: definePlate(z.object({ picked: z.string(), options: z.array(z.string()) }), ({ result }) => (
    <PickPlate {...result} />
  )),
  generate_password: definePlate(z.object({ password: z.string(), bits: z.number() }), ({ result }) =>
    told(({ t, format }) => (
      <TextPlate code text={result.password} caption={t('plates.bits', { value: format.number(result.bits, whole) })} />
    )),
  ),
  generate_uuid: definePlate(z.object({ uuid: z.string() }), ({ result }) => <TextPlate code text={result.uuid} />),
  count_words: definePlate(
    z.object({
      words: z.number(),
      characters: z.number(),
      charactersWithoutSpaces: z.number(),
      chineseCharacters: z.number(),
      sentences: z.number(),
    }),
    ({ result }) =>
      told(({ t, format }) => (
        <FigurePlate
          figure={format.number(result.words)}
          unit={t('plates.words', { count: result.words })}
          facts={[
            [t('plates.characters'), format.number(result.characters)],
            [t('plates.withoutSpaces'), format.number(result.charactersWithoutSpaces)],
            ...(result.chineseCharacters > 0
              ? [[t('plates.chinese'), format.number(result.chineseCharacters)] as const]
              : []),
            [t('plates.sentences'), format.number(result.sentences)],
          ]}
        />
      )),
  ),
  transform_text: textPlate,
  encode_text: codePlate,
  decode_text: textPlate,
  hash_text: definePlate(z.object({ algorithm: z.string(), hash: z.string() }), ({ result }) => (
    <TextPlate code text={result.hash} caption={result.algorithm.toUpperCase()} />
  )),
  test_regex: definePlate(
    z.object({ count: z.number(), matches: z.array(z.object({ index: z.number(), text: z.string() })) }),
    ({ result, state }) => <MatchPlate {...result} text={String(state.arguments.text ?? '')} />,
  ),
  complete_todo: definePlate(todo, ({ result }) => <TodoAddedPlate added={result} />),
  save_note: definePlate(note, ({ result }) => <NotePlate {...result} />),
  search_notes: definePlate(
    z.object({
      found: z.number(),
      notes: z.array(
        z.object({ id: z.string(), title: z.string().optional(), snippet: z.string(), createdAt: z.string() }),
      ),
    }),
    ({ result }) => <NotesPlate {...result} />,
  ),
  convert_color: definePlate(
    z.object({ value: z.string(), hex: z.string(), displayable: z.boolean() }),
    ({ result: { value, hex, displayable } }) =>
      told(({ t }) => <ColorPlate value={value} hex={hex} note={displayable ? undefined : t('plates.nearest')} />),
  ),
  make_palette: definePlate(
    z.object({ colors: z.array(z.object({ hex: z.string(), role: z.string() })) }),
    ({ result }) => <PalettePlate {...result} />,
  ),
  get_battery: definePlate(
    z.object({ battery: z.object({ level: z.number(), charging: z.boolean() }).nullable() }),
    ({ result: { battery } }) =>
      told(({ t, format }) =>
        battery ? (
          <FigurePlate
            figure={format.number(battery.level * 100, whole)}
            unit={`%${t('comma')}${t(battery.charging ? 'plates.charging' : 'plates.onBattery')}`}
          />
        ) : (
          <FigurePlate figure="–" caption={t('plates.noBattery')} />
        ),
      ),
  ),
  get_location: definePlate(
    z.object({ latitude: z.number(), longitude: z.number(), accuracyMetres: z.number() }),
    ({ result: { latitude, longitude, accuracyMetres } }) =>
      told(({ t, format }) => {
        const degrees = (value: number) => format.number(value, { maximumFractionDigits: 4 });
        return (
          <FigurePlate
            figure={`${degrees(latitude)}, ${degrees(longitude)}`}
            caption={t('plates.accuracy', { metres: format.number(accuracyMetres, whole) })}
            plain={`${latitude}, ${longitude}`}
          />
        );
      }),
  ),
  copy_to_clipboard: definePlate(textOnly, ({ result }) =>
    told(({ t }) => <TextPlate text={result.text} caption={t('plates.copied')} />),
  ),
  read_clipboard: textPlate,
  make_qr_code: definePlate(z.object({ text: z.string(), modules: z.array(z.string()) }), ({ result }) => (
    <QrPlate {...result} />
  )),
  get_weather: definePlate(
    z.object({
      city: z.string(),
      area: z.string().optional(),
      unit: z.enum(['celsius', 'fahrenheit']),
      windUnit: z.string(),
      current: z.object({
        temperature: z.number(),
        feelsLike: z.number(),
        humidity: z.number(),
        windSpeed: z.number(),
        code: z.number(),
      }),
      days: z.array(z.object({ date: z.string(), code: nullable, max: nullable, min: nullable, rainChance: nullable })),
    }),
    ({ result }) => <WeatherPlate {...result} />,
  ),
  search_wikipedia: definePlate(
    z.object({
      query: z.string(),
      articles: z.array(
        z.object({
          title: z.string(),
          description: z.string().optional(),
          excerpt: z.string(),
          url: z.url({ protocol: /^https$/ }),
        }),
      ),
    }),
    ({ result }) => <ArticlesPlate {...result} />,
  ),
  convert_currency: definePlate(
    z.object({
      amount: z.number(),
      from: z.string(),
      result: z.number(),
      to: z.string(),
      rate: z.number(),
      date: z.string().optional(),
    }),
    ({ result: { amount, from, result, to, rate, date } }) =>
      told(({ t, format }) => {
        const money = (value: number, currency: string) => format.number(value, { style: 'currency', currency });
        return (
          <FigurePlate
            figure={money(result, to)}
            caption={money(amount, from)}
            plain={String(result)}
            facts={[
              [t('plates.rate'), `1 ${from} = ${format.number(rate)} ${to}`],
              ...(date
                ? [[t('plates.rateOf'), format.dateTime(atNoon(date), { ...day, weekday: undefined })] as const]
                : []),
            ]}
          />
        );
      }),
  ),
  fetch_page: definePlate(
    z.object({
      url: z.url({ protocol: /^https$/ }),
      title: z.string().optional(),
      byline: z.string().optional(),
      text: z.string(),
      truncated: z.boolean(),
    }),
    ({ result }) => <PagePlate {...result} />,
  ),
  describe_table: definePlate(
    z.object({
      table: z.string(),
      rows: z.number(),
      columns: z.array(
        z.object({
          name: z.string(),
          kind: z.enum(['number', 'date', 'text']),
          empty: z.number(),
          min: z.union([z.number(), z.string()]).optional(),
          max: z.union([z.number(), z.string()]).optional(),
          mean: z.number().optional(),
          frequent: z.array(z.object({ value: z.string(), count: z.number() })).optional(),
        }),
      ),
    }),
    ({ result }) => <TableFactsPlate {...result} />,
  ),
  query_table: definePlate(
    z.object({
      table: z.string(),
      column: z.string(),
      operation: z.enum(['sum', 'mean', 'min', 'max', 'count', 'unique']),
      where: z.object({ column: z.string(), equals: z.string() }).optional(),
      rows: z.number(),
      value: z.union([z.number(), z.string()]),
      sign: z.string().optional(),
      values: z.array(z.object({ value: z.string(), count: z.number() })).optional(),
    }),
    ({ result: { table, column, operation, where, rows, value, sign = '', values } }) =>
      told(({ t, format }) => (
        <FigurePlate
          figure={typeof value === 'number' ? format.number(value) : value}
          unit={`${sign}${sign && ' '}${t(`value.${operation}`)}`}
          caption={t('plates.ofRows', { count: rows, column, table })}
          plain={String(value)}
          facts={where ? [[where.column, where.equals]] : []}
        >
          {values && <CountsTable values={values} />}
        </FigurePlate>
      )),
  ),
  run_javascript: definePlate(z.object({ value: z.json(), logs: z.array(z.string()) }), ({ result }) => (
    <CodePlate {...result} />
  )),
};

/** The plate of a call that ran, null where there is none for it. */
export function extraPlate(state: CallState): ReactNode {
  return extraPlates[state.call.name]?.render(state) ?? null;
}
