// How the bytes of a token are shown: as characters where they are some, in hexadecimal where they are not.
import { standingAlone } from '@/ui/glyph-pieces';

export interface LabelRun {
  readonly text: string;
  /** Two digits a byte, with blanks between: bytes that are no whole characters. */
  readonly isHex: boolean;
}

/** Runs of characters (white space visible) and of bytes, in order. */
export function labelOf(bytes: Uint8Array): readonly LabelRun[] {
  const runs: LabelRun[] = [];
  for (let at = 0; at < bytes.length; ) {
    const isText = characterBytes(bytes, at) > 0;
    let end = at;
    while (end < bytes.length) {
      const size = characterBytes(bytes, end);
      if (size > 0 !== isText) break;
      end += Math.max(1, size);
    }
    const run = bytes.subarray(at, end);
    runs.push(isText ? { text: standingAlone(new TextDecoder('utf-8', { ignoreBOM: true }).decode(run)), isHex: false } : { text: hexOf(run), isHex: true });
    at = end;
  }
  return runs;
}

/** How much of a long run is shown of its beginning and of its end, in characters or bytes. */
const HEAD = 12;
const TAIL = 4;

/** Long runs cut in their middle, for where many tokens stand together. */
export function shortLabelOf(bytes: Uint8Array): readonly LabelRun[] {
  return labelOf(bytes).map(({ text, isHex }) => {
    const all = isHex ? text.split(' ') : Array.from(text);
    if (all.length <= HEAD + TAIL + 4) return { text, isHex };
    const [head, tail] = [all.slice(0, HEAD), all.slice(-TAIL)].map((shown) => shown.join(isHex ? ' ' : ''));
    return { text: `${head}…${tail}`, isHex };
  });
}

/** The label as one line of plain text, for names and tooltips. */
export function plainLabel(bytes: Uint8Array): string {
  return labelOf(bytes)
    .map((run) => run.text)
    .join(' ');
}

/** "e7 8b 90" */
export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ');
}

/** Bytes of the character that begins at `at`; 0 where none does (Unicode, table 3-7). */
function characterBytes(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  if (first < 0x80) return 1;
  const size = first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;
  if (size === 0 || at + size > bytes.length) return 0;
  for (let next = at + 1; next < at + size; next += 1) if (((bytes[next] ?? 0) & 0xc0) !== 0x80) return 0;
  const second = bytes[at + 1] ?? 0;
  if (first === 0xe0 && second < 0xa0) return 0;
  if (first === 0xed && second > 0x9f) return 0;
  if (first === 0xf0 && second < 0x90) return 0;
  if (first === 0xf4 && second > 0x8f) return 0;
  return size;
}
