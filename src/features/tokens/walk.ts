import type { TokenSpans } from '@/core/tokenize/spans';
import { rowEdges, tokenBeside, type ViewRows } from './view-rows';

interface Walk {
  readonly event: { readonly key: string; readonly ctrlKey: boolean; readonly metaKey: boolean; readonly altKey: boolean };
  /** Where the walk stands; null before the first step. */
  readonly token: number | null;
  /** Where the first step goes. */
  readonly firstInSight: number;
  readonly rows: ViewRows;
  readonly spans: TokenSpans;
  /** In a right-to-left row the left arrow leads on. */
  readonly rightToLeft: boolean;
  readonly pageRows: number;
}

/** The token that a key leads to; null where the key is none of the walk or there are no tokens. */
export function walk({ event, token, firstInSight, rows, spans, rightToLeft, pageRows }: Walk): number | null {
  const { key, ctrlKey, metaKey, altKey } = event;
  const last = rows.tokenCount - 1;
  if (last < 0 || altKey || metaKey || (ctrlKey && key !== 'Home' && key !== 'End')) return null;
  const step = { ArrowLeft: rightToLeft ? 1 : -1, ArrowRight: rightToLeft ? -1 : 1 }[key];
  const rowSteps = { ArrowUp: -1, ArrowDown: 1, PageUp: -pageRows, PageDown: pageRows }[key];
  if (step === undefined && rowSteps === undefined && key !== 'Home' && key !== 'End') return null;
  if (key === 'Home' && ctrlKey) return 0;
  if (key === 'End' && ctrlKey) return last;
  if (token === null) return Math.min(firstInSight, last);
  if (step !== undefined) return Math.min(Math.max(0, token + step), last);
  if (rowSteps !== undefined) return tokenBeside(rows, spans, token, rowSteps);
  const edges = rowEdges(rows, token);
  return key === 'Home' ? edges.first : edges.last;
}
