import { AppError } from '../../errors.ts';
import type { RegexMatch } from '../context.ts';

export interface Search {
  readonly pattern: string;
  readonly flags: string;
  readonly text: string;
}

const maxMatches = 1000;

function compile(pattern: string, flags: string): RegExp {
  try {
    return new RegExp(pattern, flags.includes('g') ? flags : `${flags}g`);
  } catch (thrown) {
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    throw new AppError('REGEX_INVALID', { pattern, message });
  }
}

/**
 * The first 1,000 matches in a text, whether or not the flags hold `g`. After an empty match the search goes on at the next code
 * point, so that no character is cut in two. Throws `REGEX_INVALID` with what the browser says of the pattern.
 */
export function findMatches(pattern: string, flags: string, text: string): readonly RegexMatch[] {
  const regex = compile(pattern, flags);
  const matches: RegexMatch[] = [];
  while (matches.length < maxMatches) {
    const match = regex.exec(text);
    if (!match) break;
    const [whole, ...groups] = match;
    matches.push({ index: match.index, text: whole, groups: groups.map(group => group ?? null) });
    if (whole === '') regex.lastIndex += (text.codePointAt(regex.lastIndex) ?? 0) > 0xffff ? 2 : 1;
  }
  return matches;
}
