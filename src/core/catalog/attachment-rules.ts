// The rules of all families of models. Figures are those of the vendors' pages in `attachment-sources.ts`; what a vendor
// leaves open is a range, and what nobody states is no rule.
import type { AttachmentRule, Factor, ImageLimits, ImageRule, NoRule, UnitRule } from './attachment-rule';
import type { AttachmentSourceId } from './attachment-sources';

interface SourcedRule extends AttachmentRule {
  readonly sources: readonly AttachmentSourceId[];
}

const exactly = (value: number): Factor => ({ low: value, mid: value, high: value });
const limits = (longestSidePx: number | null, patches: number | null): ImageLimits => ({ longestSidePx, patches });
const perUnit = (tokens: UnitRule['tokens']): UnitRule => ({ kind: 'per-unit', tokens });
const notAccepted = (note: string): NoRule => ({ kind: 'not-accepted', note });
const noFormula = (note: string): NoRule => ({ kind: 'no-formula', note });

const CLAUDE_HEARS_NOTHING = notAccepted('Claude takes no sound.');
const CLAUDE_SEES_NO_FILMS = notAccepted('Claude takes no films.');
/** "Typically 1,500–3,000 tokens per page" of text; each page is billed as a picture, too, whose size is not published. */
const CLAUDE_PAGE_TEXT = { low: 1500, high: 3000 };

/** `densePageTokens`: text and picture of a dense page, as jackin.tailrocks.com measured them (as of 2026-11). */
function claude(id: string, name: string, longestSidePx: number, patches: number, densePageTokens: number): SourcedRule {
  return {
    id,
    name,
    image: { kind: 'patches', patchPx: 28, fit: 'largest', limits: { auto: limits(longestSidePx, patches) }, factor: exactly(1) },
    pdf: perUnit({ auto: { low: CLAUDE_PAGE_TEXT.low, mid: densePageTokens, high: CLAUDE_PAGE_TEXT.high + patches } }),
    audio: CLAUDE_HEARS_NOTHING,
    video: CLAUDE_SEES_NO_FILMS,
    details: ['auto'],
    note: 'Anthropic’s published rule: patches of 28 px after shrinking. Of a PDF each page’s text, typically 1,500–3,000 tokens, and its picture; the middle is a measured dense page.',
    sources: ['anthropic-vision', 'anthropic-pdf'],
  };
}

const OPENAI_PAGES = noFormula('OpenAI sends a PDF as its text and a picture of each page, and does not say at what size.');
const OPENAI_HEARS_NOTHING = notAccepted('This model takes no sound; OpenAI has models of their own for it.');
const OPENAI_SEES_NO_FILMS = notAccepted('OpenAI’s models take no films, only pictures from them.');

function openAi(id: string, name: string, image: ImageRule, details: AttachmentRule['details'], note: string, alsoFrom: readonly AttachmentSourceId[] = []): SourcedRule {
  return {
    id, name, image, details, note,
    pdf: OPENAI_PAGES,
    audio: OPENAI_HEARS_NOTHING,
    video: OPENAI_SEES_NO_FILMS,
    sources: ['openai-vision', ...alsoFrom],
  };
}

function tiles(id: string, name: string, baseTokens: number, tileTokens: number): SourcedRule {
  return openAi(id, name, { kind: 'tiles', baseTokens, tileTokens }, ['auto', 'high', 'low'], 'OpenAI’s published rule: a base and tiles of 512 px; the base alone at low detail.');
}

const SMALL_BUDGET = limits(2048, 1536);
const LARGE_BUDGET = limits(2048, 2500);
const NO_LIMIT = limits(null, null);
const ONCE = exactly(1);
/** Not published. Measured at ×1.2 on GPT-5.5 and GPT-6, and at up to ×1.28 where the longest side was not shrunk first. */
const UNPUBLISHED: Factor = { low: 1, mid: 1.2, high: 1.3 };

function patches(id: string, name: string, by: Partial<Record<'auto' | 'high' | 'original', ImageLimits>>, factor: Factor): SourcedRule {
  const isPublished = factor.low === factor.high;
  return openAi(
    id,
    name,
    { kind: 'patches', patchPx: 32, fit: 'whole-patches', limits: by, factor },
    ['auto', ...(['high', 'original'] as const).filter((detail) => by[detail] !== undefined)],
    isPublished
      ? `OpenAI’s published rule: patches of 32 px after shrinking, × ${factor.mid}.`
      : `OpenAI’s published patches of 32 px; the factor of this model is not published: × ${factor.mid}, range ${factor.low}–${factor.high}.`,
    isPublished ? [] : ['image-token-cost'],
  );
}

const small = (id: string, name: string, factor: Factor) => patches(id, name, { auto: SMALL_BUDGET, high: SMALL_BUDGET }, factor);

/** The tables hold the most that is spent; measured images cost up to a tenth less. */
const upTo = (tokens: number): Factor => ({ low: Math.round(tokens * 0.9), mid: tokens, high: tokens });
/** The table of Gemini 3, for a model that is not in it. */
const perhaps = (tokens: number): Factor => ({ low: Math.round(tokens * 0.5), mid: tokens, high: tokens * 2 });

function gemini3(id: string, name: string, table: (tokens: number) => Factor, note: string): SourcedRule {
  /** A frame each second, and sound at 25 tokens a second; an older page says 32. A silent film has none. */
  const film = (frame: number): Factor => ({ low: table(frame).low, mid: frame + 25, high: table(frame).high + 32 });
  return {
    id,
    name,
    image: { kind: 'fixed', tokens: { auto: table(1120), low: table(280), medium: table(560), high: table(1120), 'ultra-high': table(2240) } },
    pdf: perUnit({ auto: table(560), low: table(280), medium: table(560), high: table(1120) }),
    audio: perUnit({ auto: { low: 25, mid: 25, high: 32 } }),
    video: perUnit({ auto: film(70), low: film(70), medium: film(70), high: film(280) }),
    details: ['auto', 'low', 'medium', 'high', 'ultra-high'],
    note,
    sources: ['gemini-media-resolution', 'gemini-tokens', 'image-token-cost'],
  };
}

export const CLAUDE_STANDARD = claude('claude-standard', 'Claude up to 4.6', 1568, 1568, 2750);
export const CLAUDE_HIGH_RESOLUTION = claude('claude-high-resolution', 'Claude from Opus 4.7 on', 2576, 4784, 3150);

export const GPT_5_TILES = tiles('gpt-5-tiles', 'GPT-5', 70, 140);
export const GPT_4O_TILES = tiles('gpt-4o-tiles', 'GPT-4o, GPT-4.1, GPT-4 Turbo', 85, 170);
export const GPT_4O_MINI_TILES = tiles('gpt-4o-mini-tiles', 'GPT-4o mini', 2833, 5667);
export const O_SERIES_TILES = tiles('o-series-tiles', 'o1, o3', 75, 150);
export const COMPUTER_USE_TILES = tiles('computer-use-tiles', 'Computer use', 65, 129);

export const MINI_PATCHES = small('mini-patches', 'GPT-5 mini, GPT-4.1 mini, GPT-5.4 mini', exactly(1.62));
export const NANO_PATCHES = small('nano-patches', 'GPT-5 nano, GPT-4.1 nano, GPT-5.4 nano', exactly(2.46));
export const O4_MINI_PATCHES = small('o4-mini-patches', 'o4-mini', exactly(1.72));
export const GPT_5_2_PATCHES = small('gpt-5.2-patches', 'GPT-5.2', { low: 1, mid: 1, high: 1.3 });
export const GPT_5_4_PATCHES = patches('gpt-5.4-patches', 'GPT-5.4', { auto: LARGE_BUDGET, high: LARGE_BUDGET, original: limits(6000, 10_000) }, UNPUBLISHED);
export const GPT_5_5_PATCHES = patches('gpt-5.5-patches', 'GPT-5.5', { auto: limits(6000, 10_000), high: LARGE_BUDGET, original: limits(6000, 10_000) }, UNPUBLISHED);
export const GPT_5_6_PATCHES = patches('gpt-5.6-patches', 'GPT-5.6 and GPT-6', { auto: NO_LIMIT, high: LARGE_BUDGET, original: NO_LIMIT }, UNPUBLISHED);
/** The rule itself, without a model's factor: OpenAI's worked examples are counted in patches. */
export const PLAIN_PATCHES = small('plain-patches', 'Patches alone', ONCE);

export const GEMINI_2: SourcedRule = {
  id: 'gemini-2',
  name: 'Gemini 2.0 and 2.5',
  image: { kind: 'gemini-tiles', tileTokens: 258, lowTokens: 64 },
  pdf: perUnit({ auto: exactly(258) }),
  audio: perUnit({ auto: exactly(32), low: exactly(32) }),
  video: perUnit({ auto: exactly(263), low: { low: 64, mid: 64 + 32, high: 66 + 34 } }),
  details: ['auto', 'low'],
  note: 'Google’s published figures: 258 tokens a tile or page, 263 a second of film, 32 a second of sound.',
  sources: ['gemini-tokens', 'gemini-media-resolution', 'gemini-image-understanding'],
};
export const GEMINI_3 = gemini3('gemini-3', 'Gemini 3', upTo, 'Google’s table for Gemini 3 holds the most that is spent; measured images cost up to 10 % less.');
export const GEMINI_AFTER_3 = gemini3('gemini-after-3', 'Gemini after 3', perhaps, 'Google’s table does not name this model: that of Gemini 3 is used, from half to double.');

export const GROK_IMAGES: SourcedRule = {
  id: 'grok',
  name: 'Grok',
  image: { kind: 'grok-tiles', tilePx: 448, tileTokens: 256, mostTiles: 6, low: 256, high: 1792 },
  pdf: noFormula('xAI does not say what a PDF page costs.'),
  audio: notAccepted('Grok’s chat models take no sound.'),
  video: noFormula('xAI does not say what a film costs.'),
  details: ['auto'],
  note: 'xAI states 256–1,792 tokens an image; tiles of 448 px are what others found within that range.',
  sources: ['xai-images', 'vision-limits'],
};

/** For vendors without any public rule. `vendor` such as "Mistral". */
export function unpublished(vendor: string): AttachmentRule {
  return without(`unpublished-${keyOf(vendor)}`, vendor, noFormula(`${vendor} publishes no formula for what an attachment costs.`));
}

/** For a model that its vendor's rules do not name. */
export function notNamed(vendor: string): AttachmentRule {
  return without(`not-named-${keyOf(vendor)}`, vendor, noFormula(`${vendor}’s page does not name this model: what an attachment costs is not known.`));
}

/** For a model that takes nothing but text. `name` such as "GPT-4". */
export function textAlone(name: string): AttachmentRule {
  return without(`text-alone-${keyOf(name)}`, name, notAccepted(`${name} takes text alone.`));
}

const keyOf = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]+/g, '-');

function without(id: string, name: string, none: NoRule): AttachmentRule {
  return { id, name, image: none, pdf: none, audio: none, video: none, details: ['auto'], note: none.note, sources: [] };
}

/** Every rule that has a figure. */
export const ATTACHMENT_RULES: readonly SourcedRule[] = [
  CLAUDE_STANDARD, CLAUDE_HIGH_RESOLUTION,
  GPT_5_TILES, GPT_4O_TILES, GPT_4O_MINI_TILES, O_SERIES_TILES, COMPUTER_USE_TILES,
  MINI_PATCHES, NANO_PATCHES, O4_MINI_PATCHES, GPT_5_2_PATCHES, GPT_5_4_PATCHES, GPT_5_5_PATCHES, GPT_5_6_PATCHES, PLAIN_PATCHES,
  GEMINI_2, GEMINI_3, GEMINI_AFTER_3,
  GROK_IMAGES,
];
