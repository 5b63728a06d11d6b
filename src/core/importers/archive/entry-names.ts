// Names of entries that are not UTF-8: the archive does not say in which code page whoever packed it wrote them. All of them
// together tell more than each.
import { joined } from '@/core/importers/byte-reader';
import { guessEncoding } from '@/core/importers/documents/encodings';

/** Of the code page of DOS, IBM 437, from 0x80; browsers do not have it, and archivers write it to this day. */
const DOS = 'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0';
const WESTERN = 'windows-1252';
const LINE_FEED = Uint8Array.of(10);
const RUNS = /[\x80-\xff]+/g;
/** Letters beyond ASCII stand alone or in pairs in Latin script, and in others in runs. */
const MOST_ALONE = 2;
const JAPANESE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]{2}/u;
const LATIN_LETTERS = /(?=\p{L})[^\0-\x7f]/gu;
const LATIN = /\p{Script=Latin}/u;
const LOOKED_AT_ONCE = 1000;

/** What reads the names of an archive: UTF-8, or what those that are none seem to be written in. Never throws. In steps of a millisecond where all are UTF-8. */
export function* nameReader(names: readonly Uint8Array[]): Generator<undefined, (bytes: Uint8Array) => string, undefined> {
  const others: Uint8Array[] = [];
  for (const [at, name] of names.entries()) {
    if (at % LOOKED_AT_ONCE === 0) yield undefined;
    if (utf8Of(name) === null) others.push(name);
  }
  const readOther = others.length === 0 ? decodedAs(WESTERN) : readerOf(joined(others.flatMap((name) => [name, LINE_FEED])));
  return (bytes) => utf8Of(bytes) ?? readOther(bytes);
}

function readerOf(names: Uint8Array): (bytes: Uint8Array) => string {
  if (isShiftJis(names)) return decodedAs('shift_jis');
  const runs = byteText(names).match(RUNS) ?? [];
  const isAlone = runs.reduce((sum, run) => sum + run.length, 0) <= runs.length * MOST_ALONE;
  if (isAlone) return latinLetters(dosText(names)) > latinLetters(decodedAs(WESTERN)(names)) ? dosText : decodedAs(WESTERN);
  return decodedAs(guessEncoding(names) ?? WESTERN);
}

/** Sound, with words, and half of its pairs are kana or the Chinese characters that Japanese uses most; of other encodings few pairs are. */
function isShiftJis(names: Uint8Array): boolean {
  let [pairs, frequent] = [0, 0];
  try {
    if (!JAPANESE.test(new TextDecoder('shift_jis', { fatal: true }).decode(names))) return false;
  } catch {
    return false;
  }
  for (let at = 0; at < names.length; at += 1) {
    const lead = names[at]!;
    if (lead < 0x81 || (lead > 0x9f && lead < 0xe0)) continue;
    pairs += 1;
    if (lead === 0x82 || lead === 0x83 || (lead >= 0x88 && lead <= 0x97)) frequent += 1;
    at += 1;
  }
  return pairs > 0 && frequent * 2 >= pairs;
}

function latinLetters(text: string): number {
  return (text.match(LATIN_LETTERS) ?? []).filter((letter) => LATIN.test(letter)).length;
}

function dosText(bytes: Uint8Array): string {
  return byteText(bytes).replace(/[\x80-\xff]/g, (byte) => DOS[byte.charCodeAt(0) - 0x80]!);
}

function byteText(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

function decodedAs(encoding: string): (bytes: Uint8Array) => string {
  return (bytes) => {
    const decoder = new TextDecoder(encoding);
    // As a stream: in one go, Node 20 takes windows-1252 for Latin-1.
    return decoder.decode(bytes, { stream: true }) + decoder.decode();
  };
}

/** One for all: an archive may have a hundred thousand names. */
const utf8 = new TextDecoder('utf-8', { fatal: true });

function utf8Of(bytes: Uint8Array): string | null {
  try {
    return utf8.decode(bytes);
  } catch {
    return null;
  }
}
