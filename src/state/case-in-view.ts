// Which views sum tokens, and so are of the chosen case of a template, and which look at the very text.
import type { CaseId } from '@/core/prompt/template-case';
import type { AppState, GroupId, SubViews, ViewId } from './app-state';

type Place = Exclude<ViewId, GroupId> | { readonly [G in GroupId]: `${G}/${SubViews[G]}` }[GroupId];

/** Those that say nothing of the prompt are in neither. */
const OF_SUMS: ReadonlySet<Place> = new Set<Place>(['prompt', 'split', 'fit', 'limits', 'memory', 'models/table', 'cost/request', 'cost/conversation', 'cost/architecture', 'position/length']);
const OF_TEXT: ReadonlySet<Place> = new Set<Place>(['tokens', 'edit', 'waste', 'compare', 'align', 'versions', 'cost/cache', 'position/overlay', 'position/order', 'position/rot']);

/** What the view that is open is of while a case is shown: its sums are those of the case, or it stays with the text as written; null: neither, or no case is shown. */
export function caseInView({ shownCase, view, subViews }: Pick<AppState, 'shownCase' | 'view' | 'subViews'>): { readonly id: CaseId; readonly isOfText: boolean } | null {
  if (shownCase === null) return null;
  const place = (view === 'models' || view === 'cost' || view === 'position' ? `${view}/${subViews[view]}` : view) as Place;
  return OF_SUMS.has(place) || OF_TEXT.has(place) ? { id: shownCase.id, isOfText: OF_TEXT.has(place) } : null;
}
