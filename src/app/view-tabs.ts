// The row of tabs: one for each thing that a user does, some with several views.
import type { ViewId } from '@/state/app-state';

export interface ViewTab {
  /** Also the first of its views. */
  readonly id: ViewId;
  readonly label: string;
  /** Where there are several: what is chosen among below the tabs. */
  readonly views: readonly { readonly value: ViewId; readonly label: string }[];
}

const one = (id: ViewId, label: string): ViewTab => ({ id, label, views: [{ value: id, label }] });

export const VIEW_TABS: readonly ViewTab[] = [
  one('tokens', 'Tokens'),
  one('split', 'Split'),
  one('edit', 'Edit'),
  { id: 'fit', label: 'Fit', views: [{ value: 'fit', label: 'What to change' }, { value: 'limits', label: 'Limits' }, { value: 'waste', label: 'Waste' }] },
  one('models', 'Models'),
  one('cost', 'Cost'),
  one('position', 'Position'),
  one('memory', 'Memory'),
  {
    id: 'compare',
    label: 'Tokenizers',
    views: [{ value: 'compare', label: 'Compare' }, { value: 'align', label: 'Side by side' }, { value: 'languages', label: 'Languages' }, { value: 'tokenizers', label: 'About' }],
  },
  one('folder', 'Folder'),
  one('batch', 'Batch'),
  one('versions', 'A/B'),
];

/** A view's name where it stands alone: that of its tab, which shows the first of its views, and of one behind it its own too. */
export const VIEW_NAMES: readonly { readonly id: ViewId; readonly name: string }[] = VIEW_TABS.flatMap(({ label, views }) => views.map(({ value, label: own }, at) => ({ id: value, name: at === 0 ? label : `${label}, ${own}` })));

/** The tab in which a view is; "prompt" has one of its own, only on a phone. */
export function tabOf(view: ViewId): ViewTab | undefined {
  return VIEW_TABS.find(({ views }) => views.some(({ value }) => value === view));
}

/** The digit that shows a tab, or the first view of it; the tenth has 0, and the rest have none. */
export function keyOfTab(index: number): string | null {
  return index < 9 ? String(index + 1) : index === 9 ? '0' : null;
}

export function keyOfView(view: ViewId): string | null {
  const index = VIEW_TABS.findIndex(({ id }) => id === view);
  return index < 0 ? null : keyOfTab(index);
}
