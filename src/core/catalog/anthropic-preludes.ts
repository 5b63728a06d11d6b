// The system prompt that Anthropic adds when a request has tools, in tokens, from its page on tool use (source
// `anthropic-tool-use`). Rows that an older version of the page had with other figures are those of the newer one.

export interface PublishedPrelude {
  /** The model may use a tool (`auto`), or has them and must not (`none`). */
  readonly auto: number;
  /** The model must use a tool, any or one by name. */
  readonly any: number;
}

export const ANTHROPIC_PRELUDES = {
  'opus-5': { auto: 286, any: 406 },
  'opus-4.8': { auto: 290, any: 410 },
  'opus-4.7': { auto: 675, any: 804 },
  'opus-4.6': { auto: 497, any: 589 },
  'opus-4.5': { auto: 496, any: 588 },
  'opus-4': { auto: 313, any: 315 },
  'sonnet-5': { auto: 354, any: 474 },
  'sonnet-4.6': { auto: 497, any: 589 },
  'sonnet-4.5': { auto: 496, any: 588 },
  'haiku-4.5': { auto: 496, any: 588 },
  'haiku-3.5': { auto: 264, any: 355 },
} as const satisfies Readonly<Record<string, PublishedPrelude>>;
