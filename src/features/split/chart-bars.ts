// Tokens along the conversation, or per document where there is none. Never more bars than can be told apart.
import { type CountedPart, type CountedTurn, isPartCounted } from '@/core/budget/counted';
import type { Speaker } from '@/core/prompt/part';
import { type Count, countedTokens, isApproximate } from '@/core/tokenize/count';
import { formatInteger, type UnitId } from '@/core/units';

export const MOST_BARS = 200;

export type Series = Speaker | 'document';

export interface ChartBar extends Record<Series, number> {
  /** What stands under the bar: "7", "7–9", or a document's name. */
  readonly label: string;
  /** What a click selects: the turn or document, the first of several. */
  readonly unitId: UnitId;
  /** The series whose tokens in this bar are estimated or calibrated: they take "~". */
  readonly approximate: readonly Series[];
}

export interface ChartData {
  readonly kind: 'turns' | 'documents';
  readonly bars: readonly ChartBar[];
  /** Turns or documents in each bar, 1 unless there are too many; the last may hold fewer. */
  readonly perBar: number;
  /** One sentence that says what is seen. */
  readonly caption: string;
}

const NONE = { user: 0, assistant: 0, tool: 0, document: 0 } as const;

/** Turns of the enabled history, numbered behind the `earlierTurns` that a compaction took out; without one, the enabled documents; null with neither. */
export function chartData(parts: readonly CountedPart[], earlierTurns = 0, mostBars = MOST_BARS): ChartData | null {
  const enabled = parts.filter((part) => part.enabled);
  const turns = enabled.find((part) => part.turns.length > 0)?.turns ?? [];
  if (turns.length > 0) {
    const perBar = Math.ceil(turns.length / mostBars);
    return { kind: 'turns', perBar, bars: barsOf(turns, perBar, earlierTurns, (turn) => turn.speaker, () => null), caption: turnsCaption(turns, earlierTurns) };
  }
  const documents = enabled.filter((part) => part.role === 'documents');
  if (documents.length === 0) return null;
  const perBar = Math.ceil(documents.length / mostBars);
  const bars = barsOf(documents, perBar, 0, () => 'document', (part) => part.name);
  return { kind: 'documents', perBar, bars, caption: documentsCaption(documents, enabled.some(({ role, attachment }) => role === 'history' && attachment !== undefined)) };
}

function barsOf<Item extends { readonly id: UnitId; readonly count: Count }>(
  items: readonly Item[],
  perBar: number,
  numbersBefore: number,
  seriesOf: (item: Item) => Series,
  nameOf: (item: Item) => string | null,
): ChartBar[] {
  const bars: ChartBar[] = [];
  for (let first = 0; first < items.length; first += perBar) {
    const inside = items.slice(first, first + perBar);
    const [head] = inside;
    if (head === undefined) break;
    const tokens: Record<Series, number> = { ...NONE };
    for (const item of inside) tokens[seriesOf(item)] += item.count.tokens;
    const number = numbersBefore + first + 1;
    const label = inside.length > 1 ? `${number}–${number + inside.length - 1}` : (nameOf(head) ?? `${number}`);
    const approximate = [...new Set(inside.filter(({ count }) => isApproximate(count.exactness)).map(seriesOf))];
    bars.push({ ...tokens, label, unitId: head.id, approximate });
  }
  return bars;
}

function largestOf<Item extends { readonly count: Count }>(items: readonly Item[]): number {
  return items.reduce((best, item, index) => (item.count.tokens > (items[best]?.count.tokens ?? -1) ? index : best), 0);
}

function turnsCaption(turns: readonly CountedTurn[], earlierTurns: number): string {
  const at = largestOf(turns);
  const largest = turns[at];
  const [first, last] = [earlierTurns + 1, earlierTurns + turns.length];
  if (largest === undefined || first === last) return earlierTurns === 0 ? 'The history has one turn.' : `Turn ${first} is in the window; a compaction took out those before.`;
  const which = earlierTurns === 0 ? `${turns.length} turns.` : `Turns ${first}–${last} are in the window; a compaction took out those before.`;
  return `${which} The longest is turn ${first + at} (${largest.speaker}) with ${countedTokens(largest.count)}.`;
}

/** `hasHistory`: there is one, but its turns are not here. */
function documentsCaption(documents: readonly CountedPart[], hasHistory: boolean): string {
  const counted = documents.filter(isPartCounted);
  const largest = counted[largestOf(counted)];
  const uncounted = documents.length - counted.length;
  const beside = uncounted === 0 ? '' : documents.length === 1 ? ': it is not counted' : counted.length === 0 ? ': none is counted' : `, ${uncounted} of them not counted`;
  const history = hasHistory ? 'a history whose turns are not here' : 'no history';
  if (documents.length === 1) return `There is one document and ${history}${beside}.`;
  return `${documents.length} documents, ${history}${beside}.${largest === undefined ? '' : ` The longest is ${largest.name} with ${countedTokens(largest.count)}.`}`;
}

/** Tokens of a series in a bar, as the tooltip has them: "~1,204". */
export function barTokens(bar: ChartBar, series: Series): string {
  return `${bar.approximate.includes(series) ? '~' : ''}${formatInteger(bar[series])}`;
}
