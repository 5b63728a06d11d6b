// The user's own results as a heat map, in words and as a table.
import type { OwnCell, OwnGrid } from '@/core/recall/own-results';
import type { BadReason, BadRow } from '@/core/recall/needle-results';
import { wilson } from '@/core/recall/wilson';
import { formatCompact, formatInteger } from '@/core/units';
import type { HeatCells } from '@/ui/heat-canvas';
import type { HeatCursor } from '@/ui/heat-cursor';

export interface ResultMap {
  readonly columns: readonly string[];
  readonly rows: readonly string[];
  readonly cells: HeatCells;
  readonly hasGaps: boolean;
  readonly sentences: readonly (readonly string[])[];
  readonly tableRows: readonly (readonly string[])[];
}

export function resultMap({ rows }: OwnGrid): ResultMap {
  const depths = [...new Set(rows.flatMap(({ cells }) => cells.map(({ depthFraction }) => depthFraction)))].sort((a, b) => a - b);
  const table = rows.map(({ lengthTokens, cells }) => ({ lengthTokens, cells: depths.map((depth) => cells.find(({ depthFraction, trials }) => depthFraction === depth && trials > 0) ?? null) }));
  return {
    columns: depths.map(percent),
    rows: rows.map(({ lengthTokens }) => formatCompact(lengthTokens)),
    cells: table.map(({ cells }) => cells.map((cell) => (cell === null ? null : { fraction: cell.scoreSum / cell.trials, text: String(Math.round((cell.scoreSum / cell.trials) * 100)) }))),
    hasGaps: table.some(({ cells }) => cells.includes(null)),
    sentences: table.map(({ lengthTokens, cells }) => cells.map((cell, column) => `${formatInteger(lengthTokens)} tokens, needle at ${percent(depths[column] ?? 0)}: ${cell === null ? 'not measured' : cellText(cell)}.`)),
    tableRows: table.flatMap(({ lengthTokens, cells }) => cells.map((cell, column) => [`${formatInteger(lengthTokens)}, at ${percent(depths[column] ?? 0)}`, ...(cell === null ? ['not measured', '–', '–'] : cellFigures(cell))])),
  };
}

export function sentenceAt({ sentences }: ResultMap, { row, column }: HeatCursor): string {
  return sentences[row]?.[column] ?? '';
}

export const TABLE_HEAD = ['Tokens and depth', 'Right', 'Share', '95 % interval'] as const;

/** "3 of 4", "75 %", "30–95 %": the interval is Wilson's. */
function cellFigures({ scoreSum, trials }: OwnCell): readonly [right: string, share: string, interval: string] {
  const share = Math.min(1, scoreSum / trials);
  const { low, high } = wilson(share, trials);
  return [`${Number.isInteger(scoreSum) ? scoreSum : scoreSum.toFixed(1)} of ${trials}`, percent(share), `${Math.round(low * 100)}–${Math.round(high * 100)} %`];
}

function cellText(cell: OwnCell): string {
  const [right, share, interval] = cellFigures(cell);
  return `${right} right, ${share} (${interval})`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

const REASONS: Readonly<Record<BadReason, string>> = {
  'not-json': 'no JSON',
  'no-id': 'no id',
  'unknown-id': 'no test of this key has the id',
  twice: 'the id came before',
  'no-answer': 'neither answer nor score',
  'bad-score': 'no score from 0 to 1, and neither true nor false',
  'failed-request': 'the request failed',
  'no-columns': 'the first line names no column “custom_id” or “id” with “answer” or “score”',
};

/** "Line 4: no id." */
export function badRowText({ line, reason, found }: BadRow): string {
  return `Line ${formatInteger(line)}: ${REASONS[reason]}${found === '' ? '' : `: ${found}`}`;
}
