// Where a count may differ from a vendor's own, though the vocabulary is the same. Each is held by a test of the engine.

export interface KnownDifference {
  readonly name: string;
  readonly words: string;
}

export const KNOWN_DIFFERENCES: readonly KnownDifference[] = [
  {
    name: 'Special tokens are text',
    words:
      'A text that holds <|endoftext|>, <bos> or the like is counted letter by letter, as any other text. A vendor’s library may read it as one special token, or refuse it. The special tokens that frame messages are in Framing.',
  },
  {
    name: 'New characters',
    words:
      'What is a letter, a digit or a blank is read from a table of Unicode 16.0, the same in every browser. A vendor whose table is older or newer may cut a text with characters of the last years at other places.',
  },
  {
    name: 'Gemma’s ▁',
    words: 'Gemma writes every blank as ▁ (U+2581) before it merges. A text that holds ▁ itself has the same tokens as one with a blank in that place.',
  },
  {
    name: 'Qwen’s composed characters',
    words: 'Qwen puts letters and accents together (Unicode normal form C) before it cuts. The tokens shown are those of the composed text; the text itself is left as it is.',
  },
  {
    name: 'Broken characters',
    words: 'Half of a surrogate pair, which is no character, counts as the replacement character U+FFFD.',
  },
  {
    name: 'Text alone',
    words: 'A vocabulary says what a text costs. Roles, framing of messages, instructions for tools, images and files have rules of their own, which are less sure: see the lines under Framing in Split.',
  },
];
