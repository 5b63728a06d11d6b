import { Suspense, type ReactNode } from 'react';
import type { GroupId, SubViews } from '@/state/app-state';
import { useApp, useAppStore } from '@/state/react';
import { Segmented } from '@/ui/Segmented';
import { LoadGuard } from './LoadGuard';
import { Opening } from './Opening';

interface SubViewTabsProps<G extends GroupId> {
  readonly group: G;
  readonly options: readonly { readonly value: SubViews[G]; readonly label: string }[];
  /** Stands at the end of the row. */
  readonly extra?: ReactNode;
}

/** Which part of a view with several is shown. */
export function SubViewTabs<G extends GroupId>({ group, options, extra }: SubViewTabsProps<G>) {
  const store = useAppStore();
  const shown = useApp((state) => state.subViews[group]);
  return (
    <div className="flex shrink-0 items-center gap-3 overflow-x-auto border-b border-line px-3 py-2 md:px-5">
      <span className="shrink-0">
        <Segmented label="Part of this view" value={shown} options={options} onChange={(part) => store.getState().showSub(group, part)} />
      </span>
      {extra}
    </div>
  );
}

/** A part of a view, loaded when it is first shown; a failure to load it stays in it. Key it by what it shows. */
export function SubView({ children }: { children: ReactNode }) {
  return (
    <LoadGuard>
      <Suspense fallback={<Opening />}>{children}</Suspense>
    </LoadGuard>
  );
}
