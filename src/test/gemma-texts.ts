// Texts on which Gemma's rules meet: symbols and what only looks like one, blanks of both kinds, unknown characters.
import * as fc from 'fast-check';
import { anyTokenText } from './token-texts';

export const GEMMA_SAMPLES: readonly string[] = [
  '',
  ' ',
  'Hello, world! It’s 12345678 o’clock; we\'ll SHE\'LL they\'D.\n\n\n  Next\tline\r\n\r\n',
  'function add(a: number, b: number) {\n\t\treturn a + b; // sum\n    if (x >= 10 && y != "") {}\n}\n\n\nexport default add;\n',
  '{"name":"contextscope","values":[1,2.5,-3e10,null,true],"nested":{"a b":"c\\nd"}}',
  'https://example.org/a/b//c?x=1&y=%20#frag /usr/local/bin/../lib\n/\n//\n',
  '中文没有空格，但有标点。「引用」与 English 混排 ABC 一二三 123。龘靐齉爩',
  'これは日本語の文章です。カタカナとひらがな、漢字。한국어 문장입니다! 안녕하세요',
  'Привет, мир. Ελληνικά κείμενα. עברית וערבית العربية مع حركات: مُحَمَّد',
  'हिन्दी में लिखा गया पाठ। ภาษาไทยไม่มีช่องว่าง ქართული አማርኛ ខ្មែរ বাংলা தமிழ் తెలుగు ગુજરાતી ಕನ್ನಡ മലയാളം ਪੰਜਾਬੀ اردو',
  'e\u0301 a\u0308\u0301 Z\u0334\u0335a\u0321lgo \u{1d400}\u{1d401} ǅungla ʰmod ªº ⅷ ①②③ ½',
  '👩‍👩‍👧‍👦🏳️‍🌈🇩🇪🇺🇦 👍🏽 ❤️ #️⃣ 🫩🫩 🫨',
  // Symbols of the vendor's, control symbols, and what is neither.
  '<start_of_turn>user\nHi<end_of_turn>\n<start_of_turn>model\n<start_of_image><end_of_image><mask>[multimodal]',
  '<bos>Heyllo<eos><pad><unk><image_soft_token><|endoftext|><s></s>',
  '<h1>x</h1><h7><table><tr><td>1</td></tr></table><unused0><unused98><unused99><unused6241><unused6242><unused><unused01>',
  '<b <b> <b></b ></b>< b><<b>>[[multimodal]][multimodal<start_of_turn<start_of_turn>><h1<h1>',
  // The one token with a blank inside, and what takes it apart.
  'x> </foo> > </ > < / > </b> >  </foo> >\u00a0</foo> ></foo> >> </ > </start_of_turn> > </unused1',
  '\n'.repeat(70) + 'x' + ' '.repeat(64) + 'y' + '\t'.repeat(63) + 'z\n \n\t\n  \n',
  // Tokens that merging does not lead to.
  ' YYYY yyyy diffformul :::::::: :::::::::',
  '\0\0\x01\x7f\x80\x9f \0 a\0b \r\r\n\v\f\x1c\x1d\x1e\x1f',
  '\ufeffhello \ufeff\ufeffx a\ufeff b\ufeff\n \ufeff \u2028\u2029\u0085\u3000\u200b\u180e',
  '<0x41><0x0A>\u00e9\u{e0001}\u{10ffff}\u{1f9ff}\ue000',
  'a'.repeat(1000) + 'A'.repeat(700) + '中'.repeat(400) + '='.repeat(500) + '9'.repeat(100) + 'ha'.repeat(200) + '😀'.repeat(90),
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
];

const FRAGMENTS: readonly string[] = [
  '<b>', '<b', 'b>', '</b>', '</', '<', '>', '> ', '> </', ' </', '<h1>', '<h', '1>', '<unused1', '2>', '<unused12>', '<start_of_turn>', '<start_of_',
  'turn>', '[', ']', '[multimodal]', '[multi', 'modal]', '<bos>', '<0x41>', ' ', '  ', ' '.repeat(31), '\n', '\n\n', '\t', '\r', ' a', 'the', ' the', 'ing',
  'a', 'aa', '=', '==', '中', '文', '字', 'あ', 'り', 'が', 'ไ', 'ท', 'ย', 'क', '्', 'ष', '한', '😀', '🫩', '龘', '\u0301', '\0', '9', '10', '.', '),', '";',
]; // prettier-ignore

/** Half of it as for other encodings, half of it where Gemma's own rules meet. */
export const anyGemmaText: fc.Arbitrary<string> = fc.oneof(
  anyTokenText,
  fc.array(fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...FRAGMENTS, '▁', '▁▁') }, { weight: 1, arbitrary: anyRun() }), { maxLength: 40 }).map((parts) => parts.join('')),
);

function anyRun(): fc.Arbitrary<string> {
  return fc.tuple(fc.constantFrom(...FRAGMENTS), fc.integer({ min: 20, max: 80 })).map(([fragment, times]) => fragment.repeat(times));
}

/** Texts of several tokens, which meet anywhere: `tokens` have blanks as ▁. */
export function anyJoinedTokens(tokens: readonly string[]): fc.Arbitrary<string> {
  const anyToken = fc.nat({ max: tokens.length - 1 }).map((index) => tokens[index]!.replaceAll('▁', ' '));
  const anyPart = fc.oneof({ weight: 4, arbitrary: anyToken }, { weight: 1, arbitrary: fc.constantFrom(...FRAGMENTS) });
  return fc
    .tuple(fc.array(anyPart, { minLength: 1, maxLength: 8 }), fc.boolean(), fc.nat({ max: 5 }))
    .map(([parts, isDense, cut]) => (isDense ? parts.join('').replaceAll(' ', '') : parts.join('')).slice(cut));
}
