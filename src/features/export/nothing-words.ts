import type { ViewId } from '@/state/app-state';

const WITH_CHARTS = [['Split', 'split'], ['Models', 'models'], ['Cost', 'cost'], ['Position', 'position'], ['Memory', 'memory'], ['Tokenizers', 'compare', 'align', 'languages', 'tokenizers'], ['Folder', 'folder'], ['Batch', 'batch']] as const;
const WITH_TABLES = [['Split', 'split'], ['Limits', 'limits'], ['Models', 'models'], ['Cost', 'cost'], ['Position', 'position'], ['Memory', 'memory'], ['Tokenizers', 'compare', 'align', 'languages', 'tokenizers'], ['Folder', 'folder'], ['Batch', 'batch'], ['A/B', 'versions']] as const;

/** Why nothing was saved, and where there is some: never the place where one is. */
export function nothingWords(what: 'chart' | 'table', view: ViewId): string {
  if (view === 'models') return what === 'chart' ? 'No chart is shown. The charts of this view are under “Charts”.' : 'No table is shown. The table of this view is under “Table”.';
  if (view === 'compare' && what === 'chart') return 'No chart is shown. The chart of this view is under “Chart”, beside “Table”.';
  const places: readonly (readonly string[])[] = what === 'chart' ? WITH_CHARTS : WITH_TABLES;
  const names = places.filter(([, ...views]) => !views.includes(view)).map(([name]) => name);
  const why = view === 'cost' ? `There is no cost in this view to be saved as a ${what}.` : `Nothing in this view can be saved as a ${what} now.`;
  return `${why} ${names.slice(0, -1).join(', ')} and ${names.at(-1)} have some.`;
}
