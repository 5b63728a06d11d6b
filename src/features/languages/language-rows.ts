// The table of languages: what stands in it, and in which order.
import { VOCABULARY_NOTICES } from '@/core/tokenize/vocabulary-notices';
import type { LanguageSample } from '@/core/prompt/language-samples';
import type { EncodingId } from '@/core/tokenize/encoding';
import type { LanguageCounts } from '@/state/tokenizer-slices';

/** The tokenizers of models in use; the older encodings of OpenAI would only say that they are old. */
export const COMPARED_IDS: readonly EncodingId[] = ['o200k_base', 'cl100k_base', 'llama3', 'tekken', 'qwen3', 'deepseek', 'gemma3'];

/** English, against which all are measured. */
const YARDSTICK = 'en';

export interface LanguageRow {
  readonly sample: LanguageSample;
  /** By tokenizer; null while they have not come, or where they failed. */
  readonly tokens: ReadonlyMap<EncodingId, number | null>;
  /** Tokens for each token of the English text by the same tokenizer; 1 for English itself. */
  readonly ratios: ReadonlyMap<EncodingId, number | null>;
}

export interface Order {
  readonly by: 'language' | EncodingId;
  readonly isDescending: boolean;
}

export function nameOf(encodingId: EncodingId): string {
  return VOCABULARY_NOTICES[encodingId].name;
}

export function vendorOf(encodingId: EncodingId): string {
  return VOCABULARY_NOTICES[encodingId].vendor;
}

export function languageRows(samples: readonly LanguageSample[], counts: ReadonlyMap<EncodingId, LanguageCounts>): LanguageRow[] {
  const tokensOf = (id: EncodingId, code: string): number | null => {
    const known = counts.get(id);
    return known?.status === 'ready' ? (known.tokens.get(code) ?? null) : null;
  };
  return samples.map((sample) => {
    const tokens = new Map(COMPARED_IDS.map((id) => [id, tokensOf(id, sample.code)]));
    const ratios = new Map(
      COMPARED_IDS.map((id) => {
        const [own, english] = [tokens.get(id) ?? null, tokensOf(id, YARDSTICK)];
        return [id, own === null || english === null || english === 0 ? null : own / english];
      }),
    );
    return { sample, tokens, ratios };
  });
}

/** Rows that have no figure yet stand last; equal ones by name. */
export function sortedRows(rows: readonly LanguageRow[], { by, isDescending }: Order): LanguageRow[] {
  const sign = isDescending ? -1 : 1;
  const byName = (a: LanguageRow, b: LanguageRow) => a.sample.name.localeCompare(b.sample.name, 'en');
  return [...rows].sort((a, b) => {
    if (by === 'language') return sign * byName(a, b);
    const [left, right] = [a.tokens.get(by) ?? null, b.tokens.get(by) ?? null];
    if (left === null || right === null) return Number(left === null) - Number(right === null) || byName(a, b);
    return sign * (left - right) || byName(a, b);
  });
}

/** Eight times as many tokens as English is as deep as the colour gets; more is as deep. */
export const DEEPEST_RATIO = 8;
/** Of the ramp's colour in the cell: the figures on it keep a contrast of 6:1 and more, light and dark. */
const DEEPEST_SHARE = 0.42;

/** Share of the colour in a cell, 0…0.42: even steps for even factors. One hue that gets deeper is told apart by everybody. */
export function heatShare(ratio: number): number {
  return Math.min(1, Math.max(0, Math.log(ratio) / Math.log(DEEPEST_RATIO))) * DEEPEST_SHARE;
}

/** 1.5 → "1.50×" */
export function formatRatio(ratio: number): string {
  return `${ratio.toFixed(2)}×`;
}

/** One sentence on what a tokenizer makes of the languages, or null while it has not counted. */
export function tokenizerSentence(rows: readonly LanguageRow[], encodingId: EncodingId): string | null {
  const known = rows.flatMap(({ sample, ratios }) => {
    const ratio = ratios.get(encodingId) ?? null;
    return ratio === null || sample.code === YARDSTICK ? [] : [{ name: sample.name, ratio }];
  });
  const most = known.reduce<(typeof known)[number] | null>((best, each) => (best === null || each.ratio > best.ratio ? each : best), null);
  const least = known.reduce<(typeof known)[number] | null>((best, each) => (best === null || each.ratio < best.ratio ? each : best), null);
  if (most === null || least === null) return null;
  return `With ${nameOf(encodingId)} the same text takes ${formatRatio(least.ratio)} the tokens of English in ${least.name} and ${formatRatio(most.ratio)} in ${most.name}.`;
}
