import type { SourceText } from '@/core/tokenize/source-text';
import type { RowTable, TokenSlice } from '@/core/tokenize/spans';
import { rowOfToken, segmentOfToken, tokenBytes, tokenId, tokenRange } from '@/core/tokenize/token';
import { formatInteger } from '@/core/units';
import { clusterGroups } from './clusters';
import { standingAlone } from '@/ui/glyph-pieces';
import { rowTokens } from './view-rows';

/** What the inspector says of a token. */
export interface TokenFacts {
  readonly index: number;
  readonly total: number;
  /** Its text with white space made visible, a lone mark on a dotted circle; the whole character where the token has only some of its bytes. */
  readonly shown: string;
  readonly id: number;
  /** Two hexadecimal digits each. */
  readonly bytes: readonly string[];
  readonly segment: number;
  /** Where it begins and ends in the text of its segment, in UTF-16 units. */
  readonly startUnit: number;
  readonly endUnit: number;
  /** Where several tokens make one character: which one this is, from 1, of how many, and of what. */
  readonly part: {
    readonly number: number;
    readonly of: number;
    readonly text: string;
    readonly codePoints: string;
  } | null;
}

const CODE_POINTS_SHOWN = 6;

/** `slice` holds the token and those that are drawn in its row. */
export function describeToken(table: RowTable, slice: TokenSlice, text: SourceText, index: number): TokenFacts {
  const { start, end } = tokenRange(slice, text, index, table.segmentOffsets);
  const segment = segmentOfToken(table, index);
  const segmentStart = table.segmentOffsets[segment] ?? 0;
  const row = rowTokens(table, rowOfToken(table, index));
  const group = clusterGroups(slice, text, row.first, row.end).find(
    ({ firstToken, lastToken }) => firstToken <= index && index <= lastToken,
  );
  const isPart = group !== undefined && group.lastToken > group.firstToken;
  return {
    index,
    total: table.tokens,
    shown: standingAlone(text.slice(start, end)),
    id: tokenId(slice, index),
    bytes: Array.from(tokenBytes(slice, text, index, table.segmentOffsets), (byte) => byte.toString(16).padStart(2, '0')),
    segment,
    startUnit: start - segmentStart,
    endUnit: end - segmentStart,
    part: isPart
      ? {
          number: index - group.firstToken + 1,
          of: group.lastToken - group.firstToken + 1,
          text: standingAlone(text.slice(group.start, group.end)),
          codePoints: codePointsOf(text.slice(group.start, group.end)),
        }
      : null,
  };
}

/** Which characters lie between two counts of characters, as people count them: "character 1", "characters 66–69". */
export function placeWords(charactersBefore: number, charactersToEnd: number): string {
  const first = formatInteger(charactersBefore + 1);
  return charactersToEnd - charactersBefore === 1 ? `character ${first}` : `characters ${first}–${formatInteger(charactersToEnd)}`;
}

/** "U+1F469 U+200D U+1F4BB"; spaces at the edges left out, long ones cut short. */
function codePointsOf(text: string): string {
  const all = Array.from(text.trim() || text, (character) => {
    return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  });
  return all.length > CODE_POINTS_SHOWN ? `${all.slice(0, CODE_POINTS_SHOWN).join(' ')} …` : all.join(' ');
}
