import { type Ramp, rampColor, rampInk } from './color-ramp';
import { textPx } from './text-size';

/** A cell by its place on the ramp, 0…1, and what is written in it where there is room. */
export interface HeatCell {
  readonly fraction: number;
  readonly text: string;
}

/** Row by row from the top; null: not measured. */
export type HeatCells = readonly (readonly (HeatCell | null)[])[];

export interface HeatSize {
  /** In CSS pixels. */
  readonly width: number;
  readonly height: number;
  readonly pixelRatio: number;
}

/** Cells smaller than this have no text. */
const TEXT_WIDTH_PX = textPx(34);
const TEXT_HEIGHT_PX = textPx(16);
export const HATCH_PX = 5;
/** Seen on light and on dark ground. */
export const HATCH_COLOR = '#7f8894';

/** Draws the cells over the whole canvas, hatched where nothing was measured. */
export function drawHeat(canvas: HTMLCanvasElement, cells: HeatCells, ramp: Ramp, { width, height, pixelRatio }: HeatSize): void {
  canvas.width = Math.round(width * pixelRatio);
  canvas.height = Math.round(height * pixelRatio);
  const context = canvas.getContext('2d');
  if (context === null) return;
  context.scale(pixelRatio, pixelRatio);
  context.font = `${textPx(11)}px ${getComputedStyle(canvas).fontFamily}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  const rowHeight = height / Math.max(1, cells.length);
  cells.forEach((row, index) => {
    const columnWidth = width / Math.max(1, row.length);
    const gap = Math.min(columnWidth, rowHeight) > 8 ? 1 : 0;
    row.forEach((cell, column) => {
      const [x, y, wide, high] = [column * columnWidth, index * rowHeight, columnWidth - gap, rowHeight - gap];
      if (cell === null) {
        hatch(context, x, y, wide, high);
        return;
      }
      context.fillStyle = rampColor(ramp, cell.fraction);
      context.fillRect(x, y, wide, high);
      if (columnWidth < TEXT_WIDTH_PX || rowHeight < TEXT_HEIGHT_PX) return;
      context.fillStyle = rampInk(ramp, cell.fraction);
      context.fillText(cell.text, x + wide / 2, y + high / 2 + 0.5);
    });
  });
}

function hatch(context: CanvasRenderingContext2D, x: number, y: number, width: number, height: number): void {
  context.save();
  context.beginPath();
  context.rect(x, y, width, height);
  context.clip();
  context.strokeStyle = HATCH_COLOR;
  context.lineWidth = 1;
  context.beginPath();
  for (let at = -height; at < width; at += HATCH_PX) {
    context.moveTo(x + at, y + height);
    context.lineTo(x + at + height, y);
  }
  context.stroke();
  context.restore();
}
