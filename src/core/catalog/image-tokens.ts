// The formulas that vendors publish for images. All take whole pixels ≥ 1 and also say how they came to their number.

import { formatInteger } from '@/core/units';
import type { ImageLimits } from './attachment-rule';

export interface Tiled {
  /** Patches or tiles. */
  readonly across: number;
  readonly down: number;
  /** The size at which the model looks, in px; fractions stay, because rounding is not published. */
  readonly widthPx: number;
  readonly heightPx: number;
  readonly isShrunk: boolean;
}

/** What a division leaves that should have come out even: far below any real fraction of a pixel. */
const NOISE = 1e-9;
const up = (value: number): number => Math.ceil(value - NOISE);

/**
 * Patches of the largest size, sides in proportion, that keeps within both limits (Anthropic's rule). The number of
 * patches grows in steps, at sizes where one side is a whole number of patches; so the largest size is one of those.
 * O(limit of patches).
 */
export function largestPatches(widthPx: number, heightPx: number, patchPx: number, limits: ImageLimits): Tiled {
  const { longestSidePx, patches } = limits;
  const scale = Math.min(1, longestSidePx === null ? 1 : longestSidePx / Math.max(widthPx, heightPx));
  const at = (factor: number): Tiled => tiled(widthPx * factor, heightPx * factor, patchPx, factor < 1);
  const first = at(scale);
  if (patches === null || first.across * first.down <= patches) return first;
  let best = 0;
  for (const sidePx of [widthPx, heightPx]) {
    for (let count = 1; count <= patches; count += 1) {
      const factor = (count * patchPx) / sidePx;
      if (factor > scale) break;
      const { across, down } = at(factor);
      if (factor > best && across * down <= patches) best = factor;
    }
  }
  // There is one: over the limit the longer side has more than one patch, and shrunk to one it keeps within any limit.
  return at(best);
}

/**
 * Patches by OpenAI's rule: the longest side first; where the patches are still over the limit, shrunk by area, and then a
 * little more, so that one side comes out as whole patches.
 */
export function wholePatches(widthPx: number, heightPx: number, patchPx: number, limits: ImageLimits): Tiled {
  const { longestSidePx, patches } = limits;
  const longest = Math.max(widthPx, heightPx);
  const scale = longestSidePx === null ? 1 : Math.min(1, longestSidePx / longest);
  const [width, height] = [widthPx * scale, heightPx * scale];
  const first = tiled(width, height, patchPx, scale < 1);
  if (patches === null || first.across * first.down <= patches) return first;
  const byArea = Math.sqrt((patchPx ** 2 * patches) / (width * height));
  const whole = (sidePx: number): number => {
    const exact = (sidePx * byArea) / patchPx;
    // A side below one patch cannot be made whole.
    return exact < 1 ? 1 : Math.floor(exact + NOISE) / exact;
  };
  const factor = byArea * Math.min(whole(width), whole(height));
  const shrunk = tiled(width * factor, height * factor, patchPx, true);
  return shrunk.across * shrunk.down <= patches ? shrunk : largestPatches(widthPx, heightPx, patchPx, limits);
}

const TILE_SQUARE_PX = 2048;
const TILE_SHORT_PX = 768;
const TILE_PX = 512;

/** OpenAI's tiles of 512 px: shrunk into 2,048 × 2,048 px, then to 768 px at the shorter side; never enlarged. */
export function shortSideTiles(widthPx: number, heightPx: number): Tiled {
  const square = Math.min(1, TILE_SQUARE_PX / Math.max(widthPx, heightPx));
  const short = Math.min(1, TILE_SHORT_PX / (Math.min(widthPx, heightPx) * square));
  return tiled(widthPx * square * short, heightPx * square * short, TILE_PX, square * short < 1);
}

/** Tiles of a fixed size laid over the image as it is. */
export function plainTiles(widthPx: number, heightPx: number, tilePx: number): Tiled {
  return tiled(widthPx, heightPx, tilePx, false);
}

/**
 * Google's rough rule for Gemini 2 as its page on image understanding gives it: the unit is the shorter side divided by
 * 1.5, rounded down. 960 × 540 px: unit 360, 3 × 2 tiles.
 */
export function cropTiles(widthPx: number, heightPx: number): Tiled {
  return tiled(widthPx, heightPx, Math.max(1, Math.floor(Math.min(widthPx, heightPx) / 1.5)), false);
}

/** "⌈1,456/28⌉ × ⌈819/28⌉ = 52 × 30 = 1,560 patches (shrunk from 1,920 × 1,080 px)". */
export function describeTiles(result: Tiled, tilePx: number, noun: string, from: { readonly widthPx: number; readonly heightPx: number }): string {
  const { across, down } = result;
  const sides = `⌈${pixels(result.widthPx)}/${tilePx}⌉ × ⌈${pixels(result.heightPx)}/${tilePx}⌉`;
  const shrunk = result.isShrunk ? ` (shrunk from ${pixels(from.widthPx)} × ${pixels(from.heightPx)} px)` : '';
  return `${sides} = ${formatInteger(across)} × ${formatInteger(down)} = ${formatInteger(across * down)} ${noun}${shrunk}`;
}

function tiled(widthPx: number, heightPx: number, tilePx: number, isShrunk: boolean): Tiled {
  return { across: Math.max(1, up(widthPx / tilePx)), down: Math.max(1, up(heightPx / tilePx)), widthPx, heightPx, isShrunk };
}

/** Shown to a tenth of a pixel. */
function pixels(value: number): string {
  const rounded = Math.round(value * 10) / 10;
  return Number.isInteger(rounded) ? formatInteger(rounded) : `${formatInteger(Math.floor(rounded))}.${Math.round((rounded % 1) * 10)}`;
}
