import type { SourceText } from '@/core/tokenize/source-text';
import type { TokenSlice } from '@/core/tokenize/spans';
import { glyphGroups, type GlyphGroup } from '@/core/tokenize/token';

// Emoji that a reader sees as one: flags, keycaps, and pictographs joined by U+200D, with their selectors and skin tones.
const EMOJI_SEQUENCE =
  /\p{RI}\p{RI}|[#*0-9]\ufe0f?\u20e3|\p{ExtPict}[\ufe0f\p{EMod}]?(?:\u200d\p{ExtPict}[\ufe0f\p{EMod}]?)*[\u{e0020}-\u{e007f}]*/gu;
const MAYBE_EMOJI = /[\u200d\u20e3\u2600-\u2bff\ufe0f\u{1f000}-\u{1faff}]/u;

/**
 * The glyph groups of a row, with the groups of one emoji joined: it is drawn whole, though its code points may be
 * tokens apart. Other clusters (letter and accent, syllables) stay apart, as their tokens can be seen one by one.
 */
export function clusterGroups(slice: TokenSlice, text: SourceText, fromToken: number, toToken: number): readonly GlyphGroup[] {
  const groups = glyphGroups(slice, fromToken, toToken);
  const first = groups[0];
  const last = groups.at(-1);
  if (first === undefined || last === undefined || first === last) return groups;
  const rowText = text.slice(first.start, last.end);
  if (!MAYBE_EMOJI.test(rowText)) return groups;
  const inside = insideEmoji(rowText, first.start);
  const joined: GlyphGroup[] = [];
  for (const group of groups) {
    const before = joined.at(-1);
    if (before !== undefined && inside(group.start)) {
      joined[joined.length - 1] = { ...before, end: group.end, lastToken: group.lastToken };
    } else {
      joined.push(group);
    }
  }
  return joined;
}

/** Whether an offset lies within an emoji sequence. To be asked with rising offsets. */
function insideEmoji(rowText: string, rowStart: number): (offset: number) => boolean {
  const sequences = [...rowText.matchAll(EMOJI_SEQUENCE)].map((match) => ({
    start: rowStart + match.index,
    end: rowStart + match.index + match[0].length,
  }));
  let next = 0;
  return (offset) => {
    while (next < sequences.length && (sequences[next]?.end ?? 0) <= offset) next += 1;
    const sequence = sequences[next];
    return sequence !== undefined && sequence.start < offset;
  };
}
