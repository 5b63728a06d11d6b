// A heat map as a picture that stands by itself: on the page its cells are a canvas and its labels are texts beside it.

import { CHARACTER_PX } from '@/core/share/svg-keys';
import { SVG_FONT, svgText } from '@/core/share/svg-text';
import { type Ramp, rampColor, rampInk } from './color-ramp';
import { HATCH_COLOR, HATCH_PX, type HeatCells } from './heat-canvas';

export interface HeatPicture {
  readonly heading: string;
  /** Whose figures they are, and of which day; below the heading. */
  readonly origin: string;
  /** What lies along each axis. */
  readonly axes: string;
  readonly columns: readonly string[];
  readonly rows: readonly string[];
  readonly cells: HeatCells;
  readonly ramp: Ramp;
  /** Values at equal steps of the ramp, and what they are. */
  readonly ticks: readonly string[];
  readonly unit: string;
  /** A line across: rows from the top. */
  readonly mark: { readonly atRow: number; readonly label: string } | null;
  /** Of the cells, in CSS pixels. */
  readonly width: number;
  readonly height: number;
  /** Which labels have room, by index. */
  readonly shownRows: ReadonlySet<number>;
  readonly shownColumns: ReadonlySet<number>;
  readonly ground: string;
  readonly ink: string;
}

const EDGE = 16;
const TOP = 62;
const LABELS = 56;
const LINE = 20;
const RAMP_PX = 256;
const LEAST_WIDTH = 320;
/** Cells smaller than this have no text. */
const TEXT_WIDTH = 34;
const TEXT_HEIGHT = 13;

/** A whole SVG document: the heading, the cells with their labels, the line across, and what the colours mean. All texts are escaped. */
export function heatSvg(picture: HeatPicture): string {
  const { heading, origin, axes, cells, mark, height, ground, ink } = picture;
  const hasGaps = cells.some((row) => row.includes(null));
  const remarks = [`Across: ${axes}`, ...(mark === null ? [] : [`Dashed: ${mark.label}`])];
  const below = TOP + height + 24;
  const width = 2 * EDGE + Math.max(LEAST_WIDTH, LABELS + picture.width, ...[heading, origin, ...remarks].map((text) => text.length * CHARACTER_PX));
  const whole = below + remarks.length * LINE + 52;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${round(width)}" height="${round(whole)}" viewBox="0 0 ${round(width)} ${round(whole)}" role="img" font-family="${SVG_FONT}" font-size="11" fill="${svgText(ink)}">`,
    `<title>${svgText(heading)}</title>`,
    `<defs><pattern id="hatch" width="${HATCH_PX}" height="${HATCH_PX}" patternUnits="userSpaceOnUse"><path d="M0 ${HATCH_PX}L${HATCH_PX} 0" stroke="${HATCH_COLOR}"/></pattern></defs>`,
    `<rect width="100%" height="100%" fill="${svgText(ground)}"/>`,
    `<text x="${EDGE}" y="28" font-size="14" font-weight="600">${svgText(heading)}</text>`,
    `<text x="${EDGE}" y="46" font-size="12">${svgText(origin)}</text>`,
    `<g transform="translate(${EDGE + LABELS} ${TOP})">${cellsSvg(picture)}${labelsSvg(picture)}${mark === null ? '' : `<path d="M0 ${round(mark.atRow * (height / Math.max(1, cells.length)))}h${round(picture.width)}" stroke="${svgText(ink)}" stroke-width="2" stroke-dasharray="6 4"/>`}</g>`,
    ...remarks.map((text, index) => `<text x="${EDGE}" y="${round(below + (index + 1) * LINE - 6)}">${svgText(text)}</text>`),
    legendSvg(picture, below + remarks.length * LINE + 8, hasGaps),
    '</svg>',
    '',
  ].join('\n');
}

function cellsSvg({ cells, ramp, width, height }: HeatPicture): string {
  const high = height / Math.max(1, cells.length);
  return cells
    .flatMap((row, index) => {
      const wide = width / Math.max(1, row.length);
      return row.map((cell, column) => {
        const [x, y] = [column * wide, index * high];
        const fill = cell === null ? 'url(#hatch)' : rampColor(ramp, cell.fraction);
        const text = cell === null || wide < TEXT_WIDTH || high < TEXT_HEIGHT ? '' : `<text x="${round(x + wide / 2)}" y="${round(y + high / 2 + 4)}" text-anchor="middle" fill="${rampInk(ramp, cell.fraction)}">${svgText(cell.text)}</text>`;
        return `<rect x="${round(x)}" y="${round(y)}" width="${round(Math.max(0, wide - 1))}" height="${round(Math.max(0, high - 1))}" fill="${fill}"/>${text}`;
      });
    })
    .join('');
}

function labelsSvg({ rows, columns, width, height, shownRows, shownColumns }: HeatPicture): string {
  const named = (names: readonly string[], shown: ReadonlySet<number>, of: (name: string, at: number) => string) => names.flatMap((name, index) => (shown.has(index) ? [of(svgText(name), (index + 0.5) / names.length)] : [])).join('');
  return (
    named(rows, shownRows, (name, at) => `<text x="-8" y="${round(at * height + 4)}" text-anchor="end">${name}</text>`) +
    named(columns, shownColumns, (name, at) => `<text x="${round(at * width)}" y="${round(height + 14)}" text-anchor="middle">${name}</text>`)
  );
}

function legendSvg({ ramp, ticks, unit, ink }: HeatPicture, y: number, hasGaps: boolean): string {
  const step = RAMP_PX / ramp.length;
  const colors = ramp.map((color, index) => `<rect x="${round(index * step)}" width="${round(step + 0.5)}" height="12" fill="${color}"/>`).join('');
  const figures = ticks.map((tick, index) => {
    const at = ticks.length < 2 ? 0 : index / (ticks.length - 1);
    return `<text x="${round(at * RAMP_PX)}" y="26" text-anchor="${at === 0 ? 'start' : at === 1 ? 'end' : 'middle'}">${svgText(tick)}</text>`;
  });
  const gaps = hasGaps ? `<rect x="${RAMP_PX + 12}" y="16" width="24" height="12" fill="url(#hatch)" stroke="${svgText(ink)}" stroke-width="0.75"/><text x="${RAMP_PX + 42}" y="26">not measured</text>` : '';
  return `<g transform="translate(${EDGE} ${round(y)})">${colors}${figures.join('')}<text x="${RAMP_PX + 12}" y="10">${svgText(unit)}</text>${gaps}</g>`;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
