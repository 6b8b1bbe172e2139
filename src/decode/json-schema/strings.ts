import { characterOf, choice, digit, type Expression, empty, optional, repeat, sequence, text } from './expression.ts';

const quote = text('"');
const hexDigit = characterOf('0-9a-fA-F');

/** A character that a JSON string holds as it is, and the escapes that everyone writes. */
const plain = characterOf(String.raw`^"\\\u0000-\u001f`);
const shortEscape = sequence(text('\\'), characterOf(String.raw`"\\/bfnrt`));
const control = sequence(text('\\u00'), characterOf('01'), hexDigit);

/** One code point of a JSON string. Only control characters are written by number: then each character stands once. */
const character = choice(plain, shortEscape, control);

export const anyString: Expression = sequence(quote, repeat(character, 0), quote);

/** JSON strings of `min` to `max` code points; null: no end. */
export const stringOfLength = (min: number, max: number | null): Expression =>
  sequence(quote, repeat(character, min, max), quote);

const alphanumeric = characterOf('A-Za-z0-9');
const twoDigits = repeat(digit, 2, 2);
const joined = (part: Expression, separator: string, min: number, max: number): Expression =>
  sequence(part, repeat(sequence(text(separator), part), min - 1, max - 1));

/** Dates of the Gregorian calendar, leap days included (RFC 3339, `full-date`). */
function dateOf(): Expression {
  const upTo28 = choice(
    sequence(text('0'), characterOf('1-9')),
    sequence(text('1'), digit),
    sequence(text('2'), characterOf('0-8')),
  );
  const month = choice(sequence(text('0'), characterOf('1-9')), sequence(text('1'), characterOf('0-2')));
  const notFebruary = choice(sequence(text('0'), characterOf('13-9')), sequence(text('1'), characterOf('0-2')));
  const long = choice(sequence(text('0'), characterOf('13578')), text('10'), text('12'));
  const fourth = choice(
    sequence(text('0'), characterOf('48')),
    sequence(characterOf('2468'), characterOf('048')),
    sequence(characterOf('13579'), characterOf('26')),
  );
  const leapYear = choice(sequence(twoDigits, fourth), sequence(choice(text('00'), fourth), text('00')));
  return choice(
    sequence(
      repeat(digit, 4, 4),
      text('-'),
      choice(
        sequence(month, text('-'), upTo28),
        sequence(notFebruary, choice(text('-29'), text('-30'))),
        sequence(long, text('-31')),
      ),
    ),
    sequence(leapYear, text('-02-29')),
  );
}

/** Times of day with an offset (RFC 3339, `full-time`), without leap seconds. */
function timeOf(): Expression {
  const hour = choice(sequence(characterOf('01'), digit), sequence(text('2'), characterOf('0-3')));
  const sixtieth = sequence(characterOf('0-5'), digit);
  return sequence(
    hour,
    text(':'),
    sixtieth,
    text(':'),
    sixtieth,
    optional(sequence(text('.'), repeat(digit, 1, 9))),
    choice(text('Z'), sequence(characterOf('+-'), hour, text(':'), sixtieth)),
  );
}

const words = repeat(alphanumeric, 1);
const hostLabel = sequence(words, repeat(sequence(repeat(text('-'), 1), words), 0));
const hostname = sequence(hostLabel, repeat(sequence(text('.'), hostLabel), 0));

/** The common form of an address: words joined by dots at a host's name (RFC 5321, `Dot-string`). */
const atom = repeat(characterOf(String.raw`A-Za-z0-9!#$%&'*+/=?\^_\u0060{|}~-`), 1);
const email = sequence(atom, repeat(sequence(text('.'), atom), 0), text('@'), hostname);

/** An absolute URI: scheme, authority or path, query, fragment (RFC 3986). */
function uriOf(): Expression {
  const encoded = sequence(text('%'), hexDigit, hexDigit);
  const of = (others: string) => choice(characterOf(`A-Za-z0-9._~!$&'()*+,;=${others}-`), encoded);
  const segments = repeat(sequence(text('/'), repeat(of(':@'), 0)), 0);
  const authority = sequence(
    text('//'),
    optional(sequence(repeat(of(':'), 0), text('@'))),
    repeat(of(''), 1),
    optional(sequence(text(':'), repeat(digit, 1, 5))),
  );
  const path = sequence(repeat(of(':@'), 1), segments);
  return sequence(
    characterOf('A-Za-z'),
    repeat(characterOf('A-Za-z0-9+.-'), 0),
    text(':'),
    choice(sequence(authority, segments), path),
    optional(sequence(text('?'), repeat(of(':@/?'), 0))),
    optional(sequence(text('#'), repeat(of(':@/?'), 0))),
  );
}

const hex = (length: number): Expression => repeat(hexDigit, length, length);
const byte = choice(
  sequence(text('25'), characterOf('0-5')),
  sequence(text('2'), characterOf('0-4'), digit),
  sequence(text('1'), digit, digit),
  sequence(optional(characterOf('1-9')), digit),
);

const formats: ReadonlyMap<string, Expression> = new Map([
  ['date', dateOf()],
  ['time', timeOf()],
  ['date-time', sequence(dateOf(), text('T'), timeOf())],
  ['email', email],
  ['hostname', hostname],
  ['ipv4', joined(byte, '.', 4, 4)],
  ['uri', uriOf()],
  ['uuid', sequence(hex(8), repeat(sequence(text('-'), hex(4)), 3, 3), text('-'), hex(12))],
]);

/** Formats of limited length, of which the grammar holds the form alone: counting characters is dear. */
export const uncounted: ReadonlySet<string> = new Set(['email', 'hostname']);

/** The text of a format of JSON Schema, without quotes; null where the format is not one that a grammar holds. */
export const textOfFormat = (format: string): Expression | null => formats.get(format) ?? null;

/** An expression as a JSON string. */
export const quoted = (of: Expression): Expression => sequence(quote, of, quote);

const opened = repeat(text('<'), 1);

/** Any text without quotes in which nothing begins as `</parameter>` does: `</pa` is left out. */
export const anyBareText: Expression = repeat(
  choice(
    characterOf(String.raw`^<\u0000`),
    sequence(opened, characterOf(String.raw`^/<\u0000`)),
    sequence(opened, text('/'), characterOf(String.raw`^p<\u0000`)),
    sequence(opened, text('/p'), characterOf(String.raw`^a<\u0000`)),
  ),
  0,
);

/** A name without quotes. */
export const bareName: Expression = repeat(characterOf('A-Za-z0-9_'), 1, 64);

/** A name's characters as `JSON.stringify` writes each. */
function written(name: string): readonly string[] {
  return Array.from(name, one => JSON.stringify(one).slice(1, -1));
}

/** A character as it stands between the brackets of a class. */
function inClass(one: string): string {
  const code = one.codePointAt(0) ?? 0;
  return code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
}

/**
 * JSON strings that spell none of `names`: keys beside those that a schema names, since the later of two equal keys wins. Every
 * character has one way to be written here.
 */
export function keyOtherThan(names: readonly string[]): Expression {
  const rest = repeat(choice(plain, sequence(text('\\'), characterOf(String.raw`"\\bfnrt`))), 0);
  const after = (suffixes: readonly (readonly string[])[]): Expression => {
    const heads = [...new Set(suffixes.flatMap(([head]) => head ?? []))];
    const bare = heads.filter(head => !head.startsWith('\\'));
    const escapes = Array.from(String.raw`"\bfnrt`).filter(one => !heads.includes(`\\${one}`));
    const elsewhere = choice(
      characterOf(String.raw`^"\\\u0000-\u001f${bare.map(inClass).join('')}`),
      sequence(text('\\'), choice(...escapes.map(text))),
    );
    return choice(
      ...(suffixes.some(suffix => suffix.length === 0) ? [] : [empty]),
      sequence(elsewhere, rest),
      ...heads.map(head =>
        sequence(text(head), after(suffixes.filter(suffix => suffix[0] === head).map(suffix => suffix.slice(1)))),
      ),
    );
  };
  return sequence(quote, after(names.map(written)), quote);
}
