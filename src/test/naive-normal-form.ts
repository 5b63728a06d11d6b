// Normal form C in its plainest form: every unit and every byte of a text and of its normal form in arrays.
import type { NormalForm } from '@/core/tokenize/encoder';

const JOINING = String.raw`[\p{M}\u1160-\u11ff\u{16d63}-\u{16d6a}]`;
const CLUSTERS = new RegExp(`[^]${JOINING}*`, 'gu');
const JOINING_RUN = new RegExp(`${JOINING}*`, 'uy');

export const naiveNormalForm = (byteLengths: Uint16Array): NormalForm => ({
  of: (text) => text.normalize('NFC'),
  byteLengths(text, end, ids) {
    const prefix = text.slice(0, end);
    if (prefix.normalize('NFC') === prefix) return undefined;
    const places = bytePlaces(prefix);
    let place = 0;
    return Uint16Array.from(ids, (id) => {
      const start = places[place]!;
      place += byteLengths[id]!;
      return places[place]! - start;
    });
  },
});

function clustersOf(text: string): { cluster: string; normal: string }[] {
  return (text.match(CLUSTERS) ?? []).map((cluster) => ({ cluster, normal: cluster.normalize('NFC') }));
}

/** Unit of the text for each unit of its normal form, and for its end; −1 inside of what changes. */
export function unitPlaces(text: string): number[] {
  const places: number[] = [];
  let start = 0;
  for (const { cluster, normal } of clustersOf(text)) {
    for (let unit = 0; unit < normal.length; unit += 1) places.push(unit === 0 || normal === cluster ? start + unit : -1);
    start += cluster.length;
  }
  return [...places, start];
}

/** Byte of the text for each byte of its normal form; inside of what changes one inside of the last character. */
function bytePlaces(text: string): number[] {
  const places: number[] = [];
  let start = 0;
  for (const { cluster, normal } of clustersOf(text)) {
    const [bytes, normalBytes] = [Buffer.byteLength(cluster), Buffer.byteLength(normal)];
    const lastBytes = Buffer.byteLength([...cluster].at(-1) ?? '');
    for (let byte = 0; byte < normalBytes; byte += 1) {
      const fromEnd = Math.min(Math.max(1, normalBytes - byte), lastBytes - 1);
      if (byte === 0 || normal === cluster) places.push(start + byte);
      else places.push(start + bytes - fromEnd);
    }
    start += bytes;
  }
  return [...places, start];
}

/** Behind the characters from `place` on that may join what stands before them, and one more; text.length + 1 for more than there is. */
export function behindJoining(text: string, place: number): number {
  if (place > text.length) return place;
  JOINING_RUN.lastIndex = place;
  const reach = place + JOINING_RUN.exec(text)![0].length + 2;
  return reach <= text.length ? reach : text.length + 1;
}
