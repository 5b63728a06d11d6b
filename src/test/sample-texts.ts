// Texts on which encoders are held to their oracles.

export const SAMPLES: readonly string[] = [
  '',
  ' ',
  'Hello, world! It’s 12345678 o’clock; we\'ll SHE\'LL they\'D.\n\n\n  Next\tline\r\n\r\n',
  'function add(a: number, b: number) {\n\t\treturn a + b; // sum\n}\n\n\nexport default add;\n',
  '{"name":"contextscope","values":[1,2.5,-3e10,null,true],"nested":{"a b":"c\\nd"}}',
  'https://example.org/a/b//c?x=1&y=%20#frag /usr/local/bin/../lib\n/\n//\n',
  '中文没有空格，但有标点。「引用」与 English 混排 ABC 一二三 123。',
  'これは日本語の文章です。カタカナとひらがな、漢字。한국어 문장입니다! 안녕하세요',
  'Привет, мир. Ελληνικά κείμενα. עברית וערבית العربية مع حركات: مُحَمَّد',
  'हिन्दी में लिखा गया पाठ। ภาษาไทยไม่มีช่องว่าง ქართული አማርኛ ខ្មែរ',
  'e\u0301 a\u0308\u0301 Z\u0334\u0335a\u0321lgo \u{1d400}\u{1d401} ǅungla ʰmod ªº ⅷ ①②③ ½',
  '👩‍👩‍👧‍👦🏳️‍🌈🇩🇪🇺🇦 👍🏽 ❤️ #️⃣',
  '<|endoftext|><|im_start|>user<|fim_prefix|> <|endofprompt|>',
  // After a contraction with ſ the next apostrophe belongs to the next word; the ids show it.
  "x'ſ'llama a'ſ'tea b'ſ'realm",
  "it'ſ 'ſ IT'ſ x'ſſ 'LL'Ve'rE'ſa 'K don\u2019t",
  '\ufeffhello \ufeff\ufeffx a\ufeff b\ufeff\n \ufeff',
  'a\u0085\u0085b \u0085 c\u180e\u180ed \u00a0\u00a0e\u2028\u2029f\u3000\u3000g',
  '\ud800x \udc00\udc00 \ud83d \ude00\ud83d a\ud800',
  '\0\0\x01\x7f\x80\x9f \0 a\0b',
  '\r\r\n\n\r \r \n \r\n\t\n',
  ' \t \n \t x \n\n y  \n',
  ' '.repeat(200) + 'x' + '\n'.repeat(150) + '\t'.repeat(90),
  'a'.repeat(1000) + 'A'.repeat(700) + '中'.repeat(400) + '='.repeat(500) + '9'.repeat(100),
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
];

/** Pieces chosen to make the rules of the pre-tokenizers meet. */
export const ALPHABET: readonly string[] = [
  'a', 'b', 'the', 'ing', 'llama', 'tea', 'S', 'T', 'LL', 'Word', "'", "'s", "'ſ", "'Re", 'ſ', 'é', 'e\u0301', '\u0301', 'ß', 'ǅ', 'ʰ',
  '0', '12', '345', '½', '٣', ' ', '  ', '\n', '\r', '\r\n', '\t', '\u0085', '\u00a0', '\u180e', '\u200b', '\u2028',
  '\u3000', '\ufeff', '\ufeff', '.', ',', '!', '/', '//', '_', '-', '"', '{}', '();', '<|endoftext|>', '<|', '|>', '中',
  '文字', '。', '、', 'あ', 'カ', '한', '글', 'Ж', 'да', 'ع', 'مُ', 'ह', 'ि', 'ไ', 'ท', '👍', '👍🏽', '👩‍👧', '🇩🇪', '\u{1d400}',
  '\u200d', '\ufe0f', '\ud800', '\udc00', '\0', '\x7f', '€', '∑', '→', '─',
]; // prettier-ignore

/** A small generator with a seed (mulberry32): the same strings in every run. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Random strings; those of a seed are always the same. */
export function fuzzStrings(seed: number, count: number, alphabet = ALPHABET): string[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () =>
    Array.from(
      { length: 1 + Math.floor(random() * 24) },
      () => alphabet[Math.floor(random() * alphabet.length)]!,
    ).join(''),
  );
}
