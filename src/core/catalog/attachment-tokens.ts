// An attachment and a vendor's rule → tokens, with the sentence that shows how they were worked out.

import type { AttachmentRule, Detail, Factor, ImageRule, UnitRule } from './attachment-rule';
import { cropTiles, describeTiles, largestPatches, plainTiles, shortSideTiles, wholePatches } from './image-tokens';
import { type AbsentContent, type Attachment, formatDuration, type ImageAttachment } from '@/core/prompt/attachment';
import { assertNever, fail, type Result, succeed } from '@/core/result';
import type { Count } from '@/core/tokenize/count';
import { formatInteger, formatTokens } from '@/core/units';

export interface AttachmentCount {
  readonly count: Count;
  /** "⌈1,456/28⌉ × ⌈819/28⌉ = 52 × 30 = 1,560 patches (shrunk from 1,920 × 1,080 px)". */
  readonly trace: string;
}

export type AttachmentRefusal =
  /** The vendor publishes no formula for this kind of attachment, or none for this detail. */
  | { readonly kind: 'no-formula'; readonly note: string }
  /** The model takes no such attachment: a request with it would be refused. */
  | { readonly kind: 'not-accepted'; readonly note: string }
  /** The file does not say how many pages it has, or how long it is: the user is to be asked. */
  | { readonly kind: 'size-unknown'; readonly note: string }
  /** What is sent is not here, so that no rule can be applied. */
  | { readonly kind: 'not-here'; readonly note: string };

const ABSENT_NOTES: Readonly<Record<AbsentContent['why'], string>> = {
  elsewhere: 'It is at an address or on the vendor’s server, and not here.',
  added: 'The server adds what it keeps, which is not here.',
  encrypted: 'It is encrypted: only the vendor can read it.',
  unreadable: 'It cannot be read here.',
  unwritten: 'The client sends it and keeps it in no file.',
};

const GEMINI_ONE_TILE_PX = 384;
const GEMINI_TILE_PX = 768;
/** At low detail the range goes so far above what is stated. */
const LOW_MORE = 2;
const TILE_PX = 512;

/**
 * Tokens of one attachment by a rule. Exact where the formula is published and leaves nothing open; else an estimate with
 * the published or measured range. A part of a second counts as one, and as none in the lower end of the range. What a
 * vendor adds around an attachment (a few tokens each, by measurements) is not in it.
 */
export function attachmentTokens(attachment: Attachment, rule: AttachmentRule, detail: Detail): Result<AttachmentCount, AttachmentRefusal> {
  switch (attachment.kind) {
    case 'image':
      return 'note' in rule.image ? fail(rule.image) : imageTokens(attachment, rule.image, detail);
    case 'pdf': {
      if (rule.pdf.kind !== 'per-unit') return fail(rule.pdf);
      if (attachment.pages === null) return fail({ kind: 'size-unknown', note: 'The file does not say openly how many pages it has.' });
      return unitTokens(attachment.pages, attachment.pages === 1 ? 'page' : 'pages', rule.pdf, detail);
    }
    case 'audio':
    case 'video': {
      const own = attachment.kind === 'audio' ? rule.audio : rule.video;
      if (own.kind !== 'per-unit') return fail(own);
      if (attachment.durationMs === null) return fail({ kind: 'size-unknown', note: 'The file does not say how long it is.' });
      return unitTokens(attachment.durationMs / 1000, 'seconds', own, detail);
    }
    case 'absent':
      if (attachment.tokens !== undefined) return succeed(statedTokens(attachment, attachment.tokens));
      return (attachment.isImage === true && !('note' in rule.image) ? anySizeTokens(attachment.items, rule.image, detail) : null) ?? fail({ kind: 'not-here', note: ABSENT_NOTES[attachment.why] });
    case 'withheld':
      return fail({ kind: 'not-accepted', note: 'A text is counted by a tokenizer, not by a rule for files.' });
    default:
      return assertNever(attachment);
  }
}

function statedTokens({ why, byReport }: AbsentContent, tokens: number): AttachmentCount {
  return { count: { tokens, low: tokens, high: tokens, ...byReport, exactness: 'estimate' }, trace: `${ABSENT_NOTES[why]} ${formatTokens(tokens)}, ${byReport === undefined ? 'as you say' : 'by the reported usage'}.` };
}

function imageTokens(image: ImageAttachment, rule: ImageRule, detail: Detail): Result<AttachmentCount, AttachmentRefusal> {
  const { widthPx, heightPx } = image;
  switch (rule.kind) {
    case 'patches': {
      const limits = rule.limits[detail];
      if (limits === undefined) return unknownDetail(detail);
      const patches = (rule.fit === 'largest' ? largestPatches : wholePatches)(widthPx, heightPx, rule.patchPx, limits);
      const trace = describeTiles(patches, rule.patchPx, 'patches', image);
      return counted(patches.across * patches.down, rule.factor, trace, rule.factor.mid === 1 ? '' : `× ${rule.factor.mid}`);
    }
    case 'tiles': {
      if (detail === 'low') return counted(rule.baseTokens, ONCE, `low detail: the base of ${formatTokens(rule.baseTokens)} alone`, '');
      if (detail !== 'auto' && detail !== 'high') return unknownDetail(detail);
      const tiles = shortSideTiles(widthPx, heightPx);
      const number = tiles.across * tiles.down;
      const tokens = rule.baseTokens + rule.tileTokens * number;
      const sum = `${formatInteger(rule.baseTokens)} + ${formatInteger(number)} × ${formatInteger(rule.tileTokens)} = ${formatTokens(tokens)}`;
      return counted(tokens, ONCE, `${describeTiles(tiles, TILE_PX, 'tiles', image)}; ${sum}`, '');
    }
    case 'gemini-tiles':
      return geminiTiles(image, rule, detail);
    case 'grok-tiles': {
      const tiles = plainTiles(widthPx, heightPx, rule.tilePx);
      const number = Math.min(rule.mostTiles, tiles.across * tiles.down);
      const tokens = (number + 1) * rule.tileTokens;
      const trace = `${describeTiles(tiles, rule.tilePx, 'tiles', image)}, ${rule.mostTiles} at most; (${number} + 1) × ${rule.tileTokens} = ${formatTokens(tokens)}`;
      return succeed({ count: banded(Math.min(rule.low, tokens), tokens, Math.max(rule.high, tokens)), trace });
    }
    case 'fixed': {
      const tokens = rule.tokens[detail];
      return tokens === undefined ? unknownDetail(detail) : counted(1, tokens, `${formatTokens(tokens.mid)} for an image of any size`, '');
    }
    default:
      return assertNever(rule);
  }
}

/** Of images of which nobody knows the size; null where it matters. */
function anySizeTokens(items: number, rule: ImageRule, detail: Detail): Result<AttachmentCount, AttachmentRefusal> | null {
  const each = rule.kind === 'fixed' ? rule.tokens[detail] : detail === 'low' && rule.kind === 'tiles' ? onceOf(rule.baseTokens, 0) : detail === 'low' && rule.kind === 'gemini-tiles' ? onceOf(rule.lowTokens, LOW_MORE) : undefined;
  if (each === undefined) return null;
  const trace = `${formatTokens(each.mid)} for an image of any size${detail === 'auto' ? '' : ` at ${detail} detail`}`;
  return counted(items, each, trace, items === 1 ? '' : `× ${formatInteger(items)}`);
}

function onceOf(tokens: number, more: number): Factor {
  return { low: tokens, mid: tokens, high: tokens + more };
}

/** Google states both a tile of 768 px and a rough rule by the shorter side; they differ, and so does the range. */
function geminiTiles(image: ImageAttachment, rule: Extract<ImageRule, { kind: 'gemini-tiles' }>, detail: Detail): Result<AttachmentCount, AttachmentRefusal> {
  if (detail === 'low') return counted(1, onceOf(rule.lowTokens, LOW_MORE), `${rule.lowTokens} tokens for an image at low resolution`, '');
  if (detail !== 'auto') return unknownDetail(detail);
  if (image.widthPx <= GEMINI_ONE_TILE_PX && image.heightPx <= GEMINI_ONE_TILE_PX) {
    return counted(rule.tileTokens, ONCE, `both sides up to ${GEMINI_ONE_TILE_PX} px: one tile of ${rule.tileTokens} tokens`, '');
  }
  const tiles = plainTiles(image.widthPx, image.heightPx, GEMINI_TILE_PX);
  const rough = cropTiles(image.widthPx, image.heightPx);
  const [number, other] = [tiles.across * tiles.down, rough.across * rough.down];
  const tokens = number * rule.tileTokens;
  return succeed({
    count: banded(Math.min(number, other) * rule.tileTokens, tokens, Math.max(number, other) * rule.tileTokens),
    trace: `${describeTiles(tiles, GEMINI_TILE_PX, 'tiles', image)}; × ${rule.tileTokens} = ${formatTokens(tokens)}`,
  });
}

const ONCE: Factor = { low: 1, mid: 1, high: 1 };

function unitTokens(units: number, noun: string, rule: UnitRule, detail: Detail): Result<AttachmentCount, AttachmentRefusal> {
  // Sound has no detail; what a table leaves out is what it has for everything.
  const each = rule.tokens[detail] ?? (Object.keys(rule.tokens).length === 1 ? rule.tokens.auto : undefined);
  if (each === undefined) return unknownDetail(detail);
  const [low, tokens, high] = [Math.floor(Math.floor(units) * each.low), Math.ceil(units * each.mid), Math.ceil(Math.ceil(units) * each.high)];
  const amount = noun === 'seconds' ? formatDuration(units * 1000) : `${formatInteger(units)} ${noun}`;
  const unit = noun === 'seconds' ? ' a second' : '';
  const range = each.low === each.high ? '' : ` (range ${formatInteger(each.low)}–${formatInteger(each.high)})`;
  const trace = `${amount} × ${formatInteger(each.mid)}${unit}${range} = ${formatTokens(tokens)}`;
  return succeed({ count: banded(low, tokens, high), trace });
}

/** Whole tokens: what a factor leaves over is rounded up, as measured totals are. */
function counted(units: number, factor: Factor, trace: string, times: string): Result<AttachmentCount, AttachmentRefusal> {
  const [low, tokens, high] = [factor.low, factor.mid, factor.high].map((each) => Math.ceil(units * each - 1e-9)) as [number, number, number];
  const sentence = times === '' ? trace : `${trace}; ${times} = ${formatTokens(tokens)}`;
  return succeed({ count: banded(low, tokens, high), trace: sentence });
}

/** Exact where nothing is left open. */
function banded(low: number, tokens: number, high: number): Count {
  return { tokens, low, high, exactness: low === high ? 'exact' : 'estimate' };
}

function unknownDetail(detail: Detail): Result<AttachmentCount, AttachmentRefusal> {
  return fail({ kind: 'no-formula', note: `No cost is published for detail “${detail}”.` });
}
