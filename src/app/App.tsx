import { type ReactNode, Suspense, useCallback, useEffect, useMemo } from 'react';
import { Composer } from '@/features/composer/Composer';
import { ExportMenu } from '@/features/export/ExportMenu';
import { saveWork } from '@/features/export/save-work';
import { ExactnessBadge } from '@/features/header/ExactnessBadge';
import { ThemeToggle } from '@/features/header/ThemeToggle';
import { Intake } from '@/features/intake/Intake';
import { ModelPicker } from '@/features/models/ModelPicker';
import { FoldedNotices } from '@/features/notices/FoldedNotices';
import { Notices } from '@/features/notices/Notices';
import { TokensView } from '@/features/tokens/TokensView';
import { WindowPanel } from '@/features/window/WindowPanel';
import type { Fill } from '@/core/budget/fill';
import type { UnitId } from '@/core/units';
import type { ViewId } from '@/state/app-state';
import { useApp, useAppStore } from '@/state/react';
import { selectFocusedPart } from '@/state/selectors';
import type { RecordStore } from '@/state/keeping';
import type { AppStore } from '@/state/store';
import { FileButton } from '@/ui/FileButton';
import { Kbd } from '@/ui/Kbd';
import type { Command } from '@/ui/command';
import { useMedia } from '@/ui/use-media';
import { openBrowserRecords } from './browser-records';
import { keyCommands } from './commands';
import { lazily } from './lazily';
import { LoadGuard } from './LoadGuard';
import { startKeys } from './keys';
import { Opening } from './Opening';
import { today } from './today';
import { tabElementId, ViewTabs } from './ViewTabs';

const FILE_INPUT_ID = 'add-files';

function lazyViews(store: AppStore) {
  return {
    split: lazily(store, async () => (await import('@/features/split/SplitView')).SplitView),
    edit: lazily(store, async () => (await import('@/features/editor/EditView')).EditView),
    limits: lazily<{ today: string; variables: ReactNode }>(store, async () => (await import('@/features/limits/LimitsView')).LimitsView),
    document: lazily(store, async () => (await import('@/features/document/DocumentNote')).DocumentNote),
    attachment: lazily(store, async () => (await import('@/features/attachment/AttachmentView')).AttachmentView),
    fit: lazily(store, async () => (await import('@/features/fit/FitView')).FitView),
    models: lazily(store, async () => (await import('./ModelsViews')).ModelsViews),
    cost: lazily(store, async () => (await import('./CostViews')).CostViews),
    position: lazily(store, async () => (await import('./PositionViews')).PositionViews),
    memory: lazily(store, async () => (await import('./MemoryPage')).MemoryPage),
    compare: lazily(store, async () => (await import('@/features/compare/CompareView')).CompareView),
    align: lazily(store, async () => (await import('@/features/align/AlignView')).AlignView),
    languages: lazily(store, async () => (await import('@/features/languages/LanguagesView')).LanguagesView),
    tokenizers: lazily(store, async () => (await import('@/features/tokenizers/TokenizersView')).TokenizersView),
    waste: lazily(store, async () => (await import('@/features/waste/WasteView')).WasteView),
    folder: lazily(store, async () => (await import('./FolderPage')).FolderPage),
    batch: lazily(store, async () => (await import('./BatchPage')).BatchPage),
    versions: lazily<{ records: RecordStore }>(store, async () => (await import('@/features/versions/VersionsView')).VersionsView),
    lane: lazily(store, async () => (await import('@/features/position/PositionLane')).PositionLane),
    partLane: lazily(store, async () => (await import('@/features/position/PartLane')).PartLane),
    partDrop: lazily<{ id: UnitId }>(store, async () => (await import('@/features/position/PartDropNote')).PartDropNote),
    variables: lazily(store, async () => (await import('@/features/templates/VariablesPanel')).VariablesPanel),
    caseStrip: lazily(store, async () => (await import('@/features/templates/CaseStrip')).CaseStrip),
    cases: lazily<{ onWorst: (fill: Fill | null) => void }>(store, async () => (await import('@/features/templates/CasesLine')).CasesLine),
    share: lazily<{ version: string; recall: () => Promise<void>; saveWork: () => void }>(store, async () => (await import('@/features/share/ShareDialog')).ShareDialog),
    shared: lazily<{ recall: () => Promise<void> }>(store, async () => {
      const [{ SharedDialog }, { keepLink }] = await Promise.all([import('@/features/share/SharedDialog'), import('./kept-link')]);
      keepLink(store);
      return SharedDialog;
    }),
    print: lazily<{ today: string }>(store, async () => (await import('@/features/export/PrintDialog')).PrintDialog),
    workspaces: lazily<{ records: RecordStore; erase: () => Promise<void> }>(store, async () => (await import('@/features/workspaces/WorkspacesDialog')).WorkspacesDialog),
    reportProgress: lazily(store, async () => (await import('@/features/export/ReportProgress')).ReportProgress),
    palette: lazily<{ commands: readonly Command[] }>(store, async () => (await import('./PalettePage')).PalettePage),
    importDialog: lazily(store, async () => (await import('@/features/formats/ImportDialog')).ImportDialog),
    keys: lazily<{ commands: readonly Command[] }>(store, async () => (await import('@/features/keys/KeysDialog')).KeysDialog),
  };
}

export function App() {
  const store = useAppStore();
  const view = useApp((state) => state.view);
  const isAttachment = useApp((state) => 'attachment' in (selectFocusedPart(state) ?? {}));
  // What else it can be read as: of a PDF of an import its text.
  const isDocument = useApp((state) => {
    const part = selectFocusedPart(state);
    return part !== null && (state.documents.has(part.id) || (state.imports.length > 0 && 'attachment' in part && part.attachment.kind === 'pdf'));
  });
  const dialog = useApp((state) => state.dialog);
  const isAsked = useApp((state) => state.sharedLink !== null || state.sharedFile !== null);
  const isForReport = useApp((state) => state.comparison.isForReport);
  const overlayOn = useApp((state) => state.overlayOn);
  const isWide = useMedia('(min-width: 48rem)');
  const views = useMemo(() => lazyViews(store), [store]);
  const records = useMemo(() => openBrowserRecords(), []);
  const commands = useMemo(() => keyCommands(store, () => document.getElementById(FILE_INPUT_ID)?.click()), [store]);
  useEffect(() => startKeys(store, commands), [store, commands]);
  useEffect(() => {
    // The list stands at the side here; it is a view of its own only where there is no room for it.
    if (isWide && view === 'prompt') store.getState().show('tokens');
  }, [isWide, view, store]);
  const isCase = useApp((state) => state.shownCase !== null);
  const note = overlayOn && !isCase ? views.partDrop : null;
  // The scenario of the last visit, which else comes back with the first view of money.
  const recall = useCallback(async () => (await import('./keep-scenario')).keepScenario(store), [store]);
  const save = () => void saveWork(store);
  // Where there are three areas they have a place in the last; on a phone they float.
  const messages = <Notices isFloating={!isWide} saveWork={save} />;
  const onFiles = (files: File[]) => void store.getState().addFiles(files);

  return (
    <>
      <div className="flex min-h-dvh flex-col md:h-[max(100dvh,34rem)]">
        <a href="#views" onClick={(event) => { event.preventDefault(); document.getElementById('views')?.focus(); }} className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:bg-panel focus:p-2">
          Skip to the view
        </a>
        <header className="flex min-h-12 shrink-0 items-center gap-2 border-b border-line bg-panel px-3 md:gap-3 md:px-4">
          <h1 className="m-0 flex shrink-0 items-center gap-2 text-body font-semibold tracking-[-0.01em]">
            <img src="./icon.svg" alt="" width={18} height={18} className="shrink-0" />
            <span className="max-sm:sr-only">contextscope</span>
          </h1>
          <ModelPicker />
          <span className="max-md:hidden">
            <ExactnessBadge />
          </span>
          <span className="flex-1" />
          <FoldedNotices className="max-sm:hidden" />
          <button type="button" title="Command palette" className="flex h-7 items-center rounded-sm px-1 max-md:hidden" onClick={() => store.getState().open('palette')}>
            <span className="sr-only">Command palette </span>
            <Kbd keys="Mod+K" />
          </button>
          <ThemeToggle />
          <FileButton label="Add files" multiple id={FILE_INPUT_ID} onFiles={onFiles}>
            Add<span className="max-sm:sr-only">&nbsp;files</span>
          </FileButton>
          <ExportMenu />
        </header>
        <div className="flex min-h-0 flex-1 flex-col md:grid md:grid-cols-[var(--prompt-width)_minmax(0,1fr)]">
          {isWide ? (
            <aside className="flex min-h-0 flex-col border-r border-line">
              <Composer note={note} />
            </aside>
          ) : null}
          <main className="flex min-h-0 min-w-0 flex-1 flex-col">
            {/* On a phone the header has no room for it: the name of the model would be cut. */}
            <WindowPanel messages={<FoldedNotices className="sm:hidden" />} lane={<Aside><views.lane /></Aside>} cases={(onWorst) => <Aside><views.cases onWorst={onWorst} /></Aside>} />
            <ViewTabs view={view} />
            {isCase ? <Aside><views.caseStrip /></Aside> : null}
            <div id="views" role="tabpanel" tabIndex={-1} aria-labelledby={tabElementId(view)} className="flex min-h-24 flex-1 flex-col outline-none max-md:min-h-[70dvh]">
              <LoadGuard key={view}>
                <Suspense fallback={<Opening />}>
                  {isDocument && (view === 'tokens' || view === 'edit') ? <Aside><views.document /></Aside> : null}
                  {view === 'prompt' ? <Composer note={note} /> : null}
                  {view === 'tokens' ? isAttachment ? <views.attachment /> : <TokensView lane={overlayOn ? <Aside><views.partLane /></Aside> : null} /> : null}
                  {view === 'split' ? <views.split /> : null}
                  {view === 'edit' ? isAttachment ? <views.attachment /> : <views.edit /> : null}
                  {view === 'limits' ? <views.limits today={today()} variables={<views.variables />} /> : null}
                  {view === 'fit' ? <views.fit /> : null}
                  {view === 'models' ? <views.models /> : null}
                  {view === 'cost' ? <views.cost /> : null}
                  {view === 'position' ? <views.position /> : null}
                  {view === 'memory' ? <views.memory /> : null}
                  {view === 'compare' ? <views.compare /> : null}
                  {view === 'align' ? <views.align /> : null}
                  {view === 'languages' ? <views.languages /> : null}
                  {view === 'tokenizers' ? <views.tokenizers /> : null}
                  {view === 'waste' ? <views.waste /> : null}
                  {view === 'folder' ? <views.folder /> : null}
                  {view === 'batch' ? <views.batch /> : null}
                  {view === 'versions' ? <views.versions records={records} /> : null}
                  <Shown view={view} />
                </Suspense>
              </LoadGuard>
            </div>
            {isForReport ? <Aside><views.reportProgress /></Aside> : null}
            {isWide ? messages : null}
          </main>
        </div>
        <Intake />
      </div>
      {isWide ? null : messages}
      <LoadGuard>
        <Suspense fallback={<Opening />}>
          {dialog === 'palette' ? <views.palette commands={commands} /> : null}
          {dialog === 'share' ? <views.share version={__APP_VERSION__} recall={recall} saveWork={save} /> : null}
          {dialog === 'workspaces' ? <views.workspaces records={records} erase={async () => (await import('./erase-all')).eraseAll(store)} /> : null}
          {dialog === 'print' ? <views.print today={today()} /> : null}
          {isAsked ? <views.shared recall={recall} /> : null}
          {dialog === 'import' ? <views.importDialog /> : null}
          {dialog === 'keys' ? <views.keys commands={commands} /> : null}
        </Suspense>
      </LoadGuard>
    </>
  );
}

/** What lies beside something else: while it is on its way, and where it cannot be loaded, the rest is as it was. It is drawn up to a third of a second after it has come; the page is not idle before. */
function Aside({ children }: { children: ReactNode }) {
  return (
    <LoadGuard>
      <Suspense fallback={<Opening />}>{children}</Suspense>
    </LoadGuard>
  );
}

/** Drawn together with its view, so that the page is not idle before the view is there. */
function Shown({ view }: { view: ViewId }) {
  const store = useAppStore();
  useEffect(() => store.getState().viewShown(view), [store, view]);
  return null;
}
