import { lazy, Suspense, useDeferredValue, useMemo, useState } from 'react';
import type { TreeSums } from '@/core/importers/repository/folder-tree';
import { selectFolderChoices } from '@/state/folder-choices';
import type { FolderWork } from '@/state/folder-session';
import { useApp, useAppStore } from '@/state/react';
import { selectModel } from '@/state/selectors';
import { ChartFrame } from '@/ui/ChartFrame';
import { EmptyState } from '@/ui/EmptyState';
import { FileButton } from '@/ui/FileButton';
import { Segmented } from '@/ui/Segmented';
import { textPx } from '@/ui/text-size';
import { useSize } from '@/ui/use-size';
import { ChooseFolder } from './ChooseFolder';
import { FolderBar } from './FolderBar';
import { FolderMap } from './folder-map';
import { FolderTreeList } from './FolderTreeList';
import { LeftOutList } from './LeftOutList';
import { PromptPane } from './PromptPane';
import { takesArchive } from './takes-archive';
import { useNowAndThen } from './use-now-and-then';

const Treemap = lazy(() => import('@/ui/Treemap'));
const SIDE_BY_SIDE_PX = textPx(860);
type Pane = 'tree' | 'treemap' | 'prompt';

/** A folder's files with their tokens, what of them goes into the prompt, and in which shape. */
export function FolderView() {
  const store = useAppStore();
  const folder = useApp((state) => state.folder);
  if (folder === null) {
    return (
      <div className="flex min-h-0 flex-1" {...takesArchive(store)}>
        <EmptyState title="No folder yet">
          <p className="m-0">Drop a folder anywhere on the page, or a ZIP of one here. What .gitignore names, dependencies and build outputs are left out on the way. Nothing leaves this page.</p>
          <span className="flex flex-wrap items-center justify-center gap-2">
            <ChooseFolder />
            <FileButton label="Open ZIP" onFiles={(files) => store.getState().openFolder({ kind: 'archive', files })} />
          </span>
        </EmptyState>
      </div>
    );
  }
  return <OpenFolder folder={folder} />;
}

function OpenFolder({ folder }: { folder: FolderWork }) {
  const store = useAppStore();
  const [ref, { width }] = useSize<HTMLDivElement>();
  const [pane, setPane] = useState<Pane>('tree');
  const choices = useApp((state) => selectFolderChoices(state, folder.key));
  const { sums } = folder;
  const isWide = width >= SIDE_BY_SIDE_PX;
  const side = sums !== null && (
    <>
      <PromptPane folder={folder} sums={sums} choices={choices} />
      <MapPane folder={folder} sums={sums} />
      <LeftOutList folder={folder} />
    </>
  );
  return (
    <div ref={ref} className="@container flex min-h-0 flex-1 flex-col" {...takesArchive(store)}>
      <FolderBar folder={folder} choices={choices} />
      {sums === null || width === 0 ? null : isWide ? (
        <div className="grid min-h-0 flex-1 grid-cols-[minmax(26.875rem,11fr)_minmax(22.5rem,9fr)] print:block">
          <FolderTreeList key={folder.session.walks} folder={folder} sums={sums} />
          <div role="region" aria-label="Prompt and treemap of the folder" tabIndex={0} className="flex min-h-0 flex-col overflow-y-auto border-l border-line -outline-offset-2">
            {side}
          </div>
        </div>
      ) : (
        <>
          <div className="border-b border-line px-[var(--gutter)] py-2">
            <Segmented<Pane>
              label="Show of the folder"
              value={pane}
              onChange={setPane}
              options={[
                { value: 'tree', label: 'Files' },
                { value: 'treemap', label: 'Treemap' },
                { value: 'prompt', label: 'Prompt' },
              ]}
            />
          </div>
          {pane === 'tree' && <FolderTreeList key={folder.session.walks} folder={folder} sums={sums} />}
          {pane === 'treemap' && <MapPane folder={folder} sums={sums} />}
          {pane === 'prompt' && (
            <div className="min-h-0 flex-1 overflow-y-auto">
              <PromptPane folder={folder} sums={sums} choices={choices} />
              <LeftOutList folder={folder} />
            </div>
          )}
        </>
      )}
    </div>
  );
}

function MapPane({ folder, sums }: { folder: FolderWork; sums: TreeSums }) {
  // Drawn after the figures, in slices, and now and then: a large folder must not wait for a picture of it.
  const shown = useDeferredValue(useNowAndThen(sums, folder.phase === 'counting' || folder.phase === 'walking'));
  const { tree } = folder.session;
  const about = useApp((state) => selectModel(state).name);
  const root = useMemo(() => FolderMap.of(tree, shown), [tree, shown]);
  return (
    <ChartFrame title="Treemap of the folder" about={about} isTitleInside caption="Files that are chosen, areas to scale by tokens. A click opens a folder." className="min-h-72 flex-1">
      <Suspense fallback={null}>
        <Treemap root={root} selectedIds={[]} onSelect={() => {}} whole="what is chosen" />
      </Suspense>
    </ChartFrame>
  );
}
