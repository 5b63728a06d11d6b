// What can be chosen is what browsers decode; what is guessed of a text in a language of its own is that language's encoding.
import { describe, expect, it } from 'vitest';
import { ENCODINGS } from './encoding-names';
import { readEncoded } from './encodings';

/** The names of the Encoding Standard (https://encoding.spec.whatwg.org/#names-and-labels) but for "replacement". */
const STANDARD = [
  'utf-8', 'ibm866', 'iso-8859-2', 'iso-8859-3', 'iso-8859-4', 'iso-8859-5', 'iso-8859-6', 'iso-8859-7', 'iso-8859-8', 'iso-8859-8-i', 'iso-8859-10', 'iso-8859-13', 'iso-8859-14', 'iso-8859-15', 'iso-8859-16',
  'koi8-r', 'koi8-u', 'macintosh', 'windows-874', 'windows-1250', 'windows-1251', 'windows-1252', 'windows-1253', 'windows-1254', 'windows-1255', 'windows-1256', 'windows-1257', 'windows-1258', 'x-mac-cyrillic',
  'gbk', 'gb18030', 'big5', 'euc-jp', 'iso-2022-jp', 'shift_jis', 'euc-kr', 'utf-16be', 'utf-16le', 'x-user-defined',
];

it('every encoding of the web can be chosen, but for one that is no text and one that is another by a second name', () => {
  // x-user-defined is bytes as private characters; ISO-8859-8-I has the characters of ISO-8859-8.
  expect(STANDARD.filter((name) => !(ENCODINGS as readonly string[]).includes(name))).toEqual(['iso-8859-8-i', 'x-user-defined']);
  expect(ENCODINGS.filter((name) => !STANDARD.includes(name))).toEqual([]);
  const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  expect(new TextDecoder('iso-8859-8-i').decode(bytes)).toBe(new TextDecoder('iso-8859-8').decode(bytes));
});

/** The bytes of a text in an encoding of one byte for each character. */
function encoded(text: string, encoding: string): Uint8Array {
  const decoder = new TextDecoder(encoding);
  const table = new Map(Array.from({ length: 256 }, (_, byte) => [decoder.decode(Uint8Array.of(byte), { stream: true }), byte] as const));
  return Uint8Array.from([...text], (character) => table.get(character) ?? 0x3f);
}

describe('a text of its language', () => {
  it.each([
    ['Greek', 'Η πρόταση αυτή είναι γραμμένη στα ελληνικά. Ελέγχουμε αν η κωδικοποίηση αναγνωρίζεται σωστά.', 'iso-8859-7'],
    ['Greek with quotes', 'Η πρόταση “αυτή” είναι γραμμένη στα ελληνικά… Ελέγχουμε αν η κωδικοποίηση αναγνωρίζεται σωστά.', 'windows-1253'],
    ['Hebrew', 'המשפט הזה כתוב בעברית. אנו בודקים אם הקידוד מזוהה נכון, ואם הטקסט נקרא כפי שנכתב.', 'iso-8859-8'],
    ['Hebrew with quotes', 'המשפט “הזה” כתוב בעברית… אנו בודקים אם הקידוד מזוהה נכון, ואם הטקסט נקרא כפי שנכתב.', 'windows-1255'],
    ['Arabic', 'هذه الجملة مكتوبة باللغة العربية. نحن نتحقق مما إذا كان الترميز معروفا بشكل صحيح في هذا النص.', 'windows-1256'],
    ['Arabic of ISO', 'هذه الجملة مكتوبة باللغة العربية. نحن نتحقق مما إذا كان الترميز معروفا بشكل صحيح في هذا النص.', 'iso-8859-6'],
    ['Turkish', 'Bu cümle Türkçe yazılmıştır. Kodlamanın doğru tanınıp tanınmadığını kontrol ediyoruz; şimdi ığüşöç harfleri de var.', 'windows-1254'],
    ['Turkish of a few words', 'şişe, ığdır', 'windows-1254'],
    ['Turkish of one line', 'Işık ılık süt iç. Ağaç dalı kırıldı.', 'windows-1254'],
    ['Turkish in capitals', 'İSTANBUL ŞEHİR TİYATROLARI: YENİ SEZON AÇILIŞI', 'windows-1254'],
    ['Turkish within English', 'The word for a bottle is şişe, and the light of the moon is ay ışığı; kadın means woman, kız a girl.', 'windows-1254'],
    ['Icelandic', 'Það er gaman að læra íslensku. Við skoðum hvort stafirnir þýða það sem þeir eiga að þýða, bæði ð og þ og ý.', 'windows-1252'],
    ['Icelandic without other letters', 'Það er þetta sem við ætluðum með það.', 'windows-1252'],
    ['Icelandic of a few words', 'það var alþingi', 'windows-1252'],
    ['Icelandic of one word', 'ný ský', 'windows-1252'],
    ['Icelandic verse', 'Allir menn eru bornir frjálsir og jafnir öðrum að virðingu og réttindum. Þeir eru gæddir vitsmunum og samvisku, og ber þeim að breyta bróðurlega hverjum við annan.', 'windows-1252'],
    ['Faroese', 'Øll menniskju eru fødd fræls og jøvn til virðingar og mannarættindi. Tey hava skil og samvitsku og eiga at fara hvørt um annað í bróðuranda. Ný, dýr, býr.', 'windows-1252'],
    ['Czech', 'Tato věta je napsána česky. Ověřujeme, zda je kódování správně rozpoznáno, a zda je příliš žluťoučký kůň čitelný.', 'windows-1250'],
    ['Czech of ISO', 'Tato věta je napsána česky. Ověřujeme, zda je kódování správně rozpoznáno, a zda je příliš žluťoučký kůň čitelný.', 'iso-8859-2'],
    ['Ukrainian', 'Це речення написане українською мовою. Ми перевіряємо, чи правильно визначається кодування цього тексту.', 'windows-1251'],
    ['Ukrainian of KOI8', 'Це речення написане українською мовою. Ми перевіряємо, чи правильно визначається кодування цього тексту.', 'koi8-u'],
    ['Russian of KOI8', 'Это предложение написано по-русски. Мы проверяем, правильно ли определяется кодировка текста.', 'koi8-r'],
  ])('%s is read as it was written', (_language, text, encoding) => {
    const bytes = encoded(text, encoding);
    expect(readEncoded(bytes, null)).toMatchObject({ ok: true, value: { encoding, texts: [{ text }] } });
  });
});
