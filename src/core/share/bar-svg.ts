// The window as a picture that stands by itself: the bar to scale, what its colours are, and the sentence above it.

import { SVG_FONT, svgText } from './svg-text';
import { axisTicks } from '@/core/budget/axis-ticks';
import { type CountedPart, formatAmount, roleCounts } from '@/core/budget/counted';
import type { Fill } from '@/core/budget/fill';
import { type BarScale, barSegments, type Segment } from '@/core/budget/segments';
import { type CaseFigures, caseLine, sentenceWithCases } from '@/core/budget/case-words';
import type { Role } from '@/core/prompt/part';
import type { CaseId } from '@/core/prompt/template-case';
import { countedTokens, formatCount, isApproximate } from '@/core/tokenize/count';
import { formatCompact, formatInteger, formatTokens } from '@/core/units';

/** Colours by their use, as CSS writes them. */
export type BarColors = Readonly<Record<Role | 'framing' | 'hatch' | 'panel' | 'raised' | 'ink' | 'soft' | 'edge' | 'warn' | 'bad' | 'bad-wash', string>>;

export interface BarPicture {
  readonly parts: readonly CountedPart[];
  readonly fill: Fill;
  /** Both cases of a template; none where no variable has a value. */
  readonly cases?: readonly CaseFigures[];
  /** The case that parts and fill are of; null: the text as it is written. */
  readonly shownCase?: CaseId | null;
  readonly scale: BarScale;
  /** Bar and words begin at the side of the picture, for a page with margins of its own. */
  readonly isFlush?: boolean;
  readonly modelName: string;
  /** Of the picture, as YYYY-MM-DD; none where what it stands in says so. */
  readonly day?: string;
  readonly roleNames: Readonly<Record<Role, string>>;
  readonly colors: BarColors;
}

const WIDTH = 960;
const EDGE = 24;
const BAR = { x: EDGE, y: 92, width: WIDTH - 2 * EDGE, height: 44 } as const;
const LEGEND_Y = 184;
const ROW = 22;
/** A character of the legend's type, on average; a little wide. */
const CHARACTER_PX = 7.2;
/** Of the sentence above the bar; one that is too long for the width is smaller. */
const HEADING_PX = 20;
/** The width of its characters, on average, as a share of that. */
const HEADING_SHARE = 0.54;

/** A whole SVG document, 960 px wide, or as wide as its bar. Nothing in it refers to anything outside; all texts are escaped. */
export function barSvg({ parts, fill, cases = [], shownCase = null, scale, isFlush = false, modelName, day, roleNames, colors }: BarPicture): string {
  const { segments, widthTokens, marks } = barSegments(parts, fill, scale);
  const at = (tokens: number) => BAR.x + (widthTokens === 0 ? 0 : (tokens / widthTokens) * BAR.width);
  const { low, high } = fill.input;
  const keys = legendOf(parts, fill, roleNames, colors);
  const placed = placeKeys(keys);
  const height = LEGEND_Y + ROW * (placed.at(-1)?.row ?? 0) + 18;
  const sentence = sentenceWithCases(fill, cases, shownCase);
  const headingPx = Math.min(HEADING_PX, Math.floor(BAR.width / (sentence.length * HEADING_SHARE)));
  const figures = `${modelName}${day === undefined ? '' : ` · ${day}`} · ${formatCount(fill.input)} in · ${formatInteger(fill.reserveTokens)} reserved for output · window ${formatInteger(fill.limits.windowTokens)}`;
  // The line around the bar is half outside of it.
  const left = isFlush ? EDGE - 0.5 : 0;
  const text = (x: number, y: number, words: string, more = '') => `<text x="${round(x)}" y="${y}" ${more}>${svgText(words)}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH - 2 * left}" height="${height}" viewBox="${left} 0 ${WIDTH - 2 * left} ${height}" role="img" font-family="${SVG_FONT}" font-size="13">`,
    `<title>${svgText([sentence, figures, ...cases.map(caseLine)].join('. '))}</title>`,
    `<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="${svgText(colors.panel)}"/><rect width="2" height="6" fill="${svgText(colors.hatch)}"/></pattern></defs>`,
    `<rect width="${WIDTH}" height="${height}" fill="${svgText(colors.panel)}"/>`,
    text(EDGE, 36, sentence, `fill="${svgText(colors.ink)}" font-size="${headingPx}" font-weight="600"`),
    text(EDGE, 58, figures, `fill="${svgText(colors.soft)}"`),
    `<rect x="${BAR.x}" y="${BAR.y}" width="${BAR.width}" height="${BAR.height}" fill="${svgText(colors.raised)}" stroke="${svgText(colors.edge)}" rx="5"/>`,
    ...segments.flatMap((segment) => {
      const fillColor = colorOf(segment, colors);
      const [x, width] = [at(segment.startTokens), at(segment.startTokens + segment.tokens) - at(segment.startTokens)];
      if (fillColor === null || width <= 0) return [];
      return [`<rect x="${round(x)}" y="${BAR.y}" width="${round(Math.max(1, width - 1))}" height="${BAR.height}" fill="${svgText(fillColor)}" stroke="${svgText(colors.edge)}" stroke-width="0.75"><title>${svgText(titleOf(segment))}</title></rect>`];
    }),
    // Where the input ends is as wide as its range.
    ...(low < high ? [`<rect x="${round(at(low))}" y="${BAR.y}" width="${round(at(Math.min(high, widthTokens)) - at(low))}" height="${BAR.height}" fill="url(#hatch)" fill-opacity="0.7"><title>${svgText(`The input ends between ${formatInteger(low)} and ${formatInteger(high)} tokens`)}</title></rect>`] : []),
    ...marks.map(({ limit, atTokens }) => {
      const x = round(at(atTokens));
      const isRight = at(atTokens) > WIDTH / 2;
      return `<line x1="${x}" y1="${BAR.y - 14}" x2="${x}" y2="${BAR.y + BAR.height + 4}" stroke="${svgText(colors.warn)}" stroke-width="1.5" stroke-dasharray="3 3"/>${text(at(atTokens) + (isRight ? -4 : 4), BAR.y - 6, `${limit.replace('-', ' ')} ${formatInteger(atTokens)}`, `fill="${svgText(colors.warn)}" font-size="11" text-anchor="${isRight ? 'end' : 'start'}"`)}`;
    }),
    ...axisTicks(widthTokens).map((tick) => text(at(tick), BAR.y + BAR.height + 16, formatCompact(tick), `fill="${svgText(colors.soft)}" font-size="11" text-anchor="${tick === 0 ? 'start' : 'middle'}"`)),
    text(BAR.x + BAR.width, BAR.y + BAR.height + 16, formatTokens(widthTokens), `fill="${svgText(colors.soft)}" font-size="11" text-anchor="end"`),
    ...placed.flatMap(({ key, x, row }) => {
      const y = LEGEND_Y + ROW * row;
      return [`<rect x="${round(x)}" y="${y - 10}" width="10" height="10" rx="2" fill="${svgText(key.color)}" stroke="${svgText(key.edge ?? colors.edge)}" stroke-width="0.75"/>`, text(x + 16, y, key.words, `fill="${svgText(key.ink ?? colors.ink)}"`)];
    }),
    '</svg>',
    '',
  ].join('\n');
}

interface Key {
  readonly words: string;
  readonly color: string;
  readonly edge?: string;
  readonly ink?: string;
}

function legendOf(parts: readonly CountedPart[], fill: Fill, roleNames: BarPicture['roleNames'], colors: BarColors): readonly Key[] {
  const roles = roleCounts(parts).map(({ role, count, isCounted }): Key => ({ words: `${roleNames[role]} ${formatAmount(count, isCounted)}`, color: colors[role] }));
  const free = `${isApproximate(fill.input.exactness) ? '~' : ''}${formatInteger(Math.abs(fill.freeTokens))}`;
  return [
    ...roles,
    ...(fill.overhead.high > 0 ? [{ words: `Framing ${formatCount(fill.overhead)}`, color: colors.framing }] : []),
    { words: `Reserve ${formatInteger(fill.reserveTokens)}`, color: 'url(#hatch)' },
    fill.freeTokens < 0 ? { words: `Over ${free}`, color: colors['bad-wash'], edge: colors.bad, ink: colors.bad } : { words: `Free ${free}`, color: colors.raised },
    ...(fill.beyondMaxInputTokens > 0 ? [{ words: `Beyond max input ${formatInteger(fill.beyondMaxInputTokens)}`, color: colors.panel }] : []),
  ];
}

function placeKeys(keys: readonly Key[]): readonly { readonly key: Key; readonly x: number; readonly row: number }[] {
  let [x, row]: [number, number] = [EDGE, 0];
  return keys.map((key) => {
    const width = 16 + key.words.length * CHARACTER_PX + 18;
    if (x + width > WIDTH - EDGE && x > EDGE) [x, row] = [EDGE, row + 1];
    const place = { key, x, row };
    x += width;
    return place;
  });
}

/** null: what is free is the ground of the bar. */
function colorOf(segment: Segment, colors: BarColors): string | null {
  switch (segment.kind) {
    case 'part':
      return colors[segment.role];
    case 'overhead':
      return colors.framing;
    case 'reserve':
      return 'url(#hatch)';
    case 'beyond-max-input':
      return colors.panel;
    case 'free':
      return null;
  }
}

function titleOf(segment: Segment): string {
  switch (segment.kind) {
    case 'part':
      return `${segment.name}: ${countedTokens(segment)}`;
    case 'overhead':
      return `Framing: ${countedTokens(segment)}`;
    case 'reserve':
      return `Reserved for output: ${formatTokens(segment.tokens)}`;
    case 'beyond-max-input':
      return `Beyond max input: ${formatTokens(segment.tokens)} of the window that no input may use`;
    case 'free':
      return `Free: ${formatTokens(segment.tokens)}`;
  }
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
