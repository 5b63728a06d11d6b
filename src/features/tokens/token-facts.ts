import { segmentOfToken, tokenBytes, tokenRange } from '@/core/tokenize/token';
import type { TokenSpans } from '@/core/tokenize/spans';
import { clusterGroups } from './clusters';
import { charactersBefore } from './character-places';
import { visibleText } from './glyph-pieces';

/** What the inspector says of a token. */
export interface TokenFacts {
  readonly index: number;
  readonly total: number;
  /** Its text with white space made visible; the whole character where the token has only some of its bytes. */
  readonly shown: string;
  readonly id: number;
  /** Two hexadecimal digits each. */
  readonly bytes: readonly string[];
  readonly segment: number;
  /** Code points of the segment before the token, and up to its end. */
  readonly startCharacter: number;
  readonly endCharacter: number;
  /** Where several tokens make one character: which one this is, from 1, of how many, and of what. */
  readonly part: {
    readonly number: number;
    readonly of: number;
    readonly text: string;
    readonly codePoints: string;
  } | null;
}

const CODE_POINTS_SHOWN = 6;

/** `row`: the tokens that are drawn together with it, `end` exclusive. */
export function describeToken(
  spans: TokenSpans,
  text: string,
  index: number,
  row: { readonly first: number; readonly end: number },
): TokenFacts {
  const { start, end } = tokenRange(spans, text, index);
  const segment = segmentOfToken(spans, index);
  const before = charactersBefore(text, spans.segmentOffsets[segment] ?? 0);
  const group = clusterGroups(spans, text, row.first, row.end).find(
    ({ firstToken, lastToken }) => firstToken <= index && index <= lastToken,
  );
  const isPart = group !== undefined && group.lastToken > group.firstToken;
  return {
    index,
    total: spans.ids.length,
    shown: visibleText(text.slice(start, end)),
    id: spans.ids[index] ?? 0,
    bytes: Array.from(tokenBytes(spans, text, index), (byte) => byte.toString(16).padStart(2, '0')),
    segment,
    startCharacter: charactersBefore(text, start) - before,
    endCharacter: charactersBefore(text, end) - before,
    part: isPart
      ? {
          number: index - group.firstToken + 1,
          of: group.lastToken - group.firstToken + 1,
          text: visibleText(text.slice(group.start, group.end)),
          codePoints: codePointsOf(text.slice(group.start, group.end)),
        }
      : null,
  };
}

/** "U+1F469 U+200D U+1F4BB"; spaces at the edges left out, long ones cut short. */
function codePointsOf(text: string): string {
  const all = Array.from(text.trim() || text, (character) => {
    return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  });
  return all.length > CODE_POINTS_SHOWN ? `${all.slice(0, CODE_POINTS_SHOWN).join(' ')} …` : all.join(' ');
}
