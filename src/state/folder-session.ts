// A folder that is open: walked, read and counted in the background, summed up under what the user chose. Texts are not kept:
// a folder may be larger than the memory of the page, so each is read once to be counted, and again for the prompt.
import { countedWith } from '@/core/catalog/mappings';
import { framingCount, framingText, chosenFiles } from '@/core/importers/repository/assemble';
import { isBinary, isReadableElsewhere } from '@/core/importers/repository/folder-documents';
import type { FolderNode } from '@/core/importers/repository/folder-node';
import { type Choices, FolderTree, type TreeNode, type TreeSums, treeSumsInSteps } from '@/core/importers/repository/folder-tree';
import { type GlobbedFiles, globFlags } from '@/core/importers/repository/globs';
import type { FolderSketch } from '@/core/importers/repository/folder-sketch';
import { readFolderFile } from '@/core/importers/repository/read-file';
import { shapeTraits } from '@/core/importers/repository/shape-traits';
import { walkFolder } from '@/core/importers/repository/walk';
import { sanitizeName } from '@/core/importers/names';
import { type Count, NOTHING } from '@/core/tokenize/count';
import type { ReadInWorker } from './arrived-document';
import { type FilledChoices, keyOfFolder, selectFolderChoices } from './folder-choices';
import { pagesAsText } from './folder-pages';
import { oneAtATime } from './one-at-a-time';
import { nextTask, runInSlices } from './slices-of-time';
import { selectModel } from './selectors';
import type { AppStore } from './store';
import { countAnswered } from './unit-counts';

export interface FolderWork {
  readonly session: FolderSession;
  readonly name: string;
  /** Under which its choices are kept. */
  readonly key: string;
  readonly holds: FolderSketch;
  /** walking: looking what there is; counting: reading and counting; stopped: by the user, before it was done. */
  readonly phase: 'walking' | 'counting' | 'ready' | 'stopped';
  readonly doneFiles: number;
  readonly doneBytes: number;
  readonly sums: TreeSums | null;
  /** Of the shape, around the files that are chosen; null: not counted yet. */
  readonly framing: Count | null;
  /** Which patterns match no file, and whether they leave one; null: there are no patterns, or they are not read yet. */
  readonly patterns: Pick<GlobbedFiles, 'unmatched' | 'leavesNone'> | null;
}

export interface FolderSession {
  readonly tree: FolderTree;
  /** Folders that are shown open, by index. */
  readonly expanded: ReadonlySet<number>;
  expand(indices: ReadonlySet<number>): void;
  /** How often it was walked: indices belong to one walk. */
  readonly walks: number;
  choices(): Choices;
  /** Resolves when the patterns that were typed last hold for the files; null: they do. */
  choosing(): Promise<void> | null;
  files(): readonly TreeNode[];
  /** Whether any pages of HTML were found, whatever they count as. */
  readonly hasPages: boolean;
  /** The chosen files that are not counted here and can be read: documents, and texts in other encodings. */
  documents(): readonly TreeNode[];
  /** The chosen files that are no text and nothing that is read. */
  binaries(): readonly TreeNode[];
  stop(): void;
  /** Goes on where it was stopped. */
  resume(): void;
}

const SHOW_MS = 350;
const SLICE_MS = 8;
/** Files that are read or with the workers at a time. */
const AT_ONCE = 6;
const FRAMING_PAUSE_MS = 200;

/** Opens a folder: it is in the state from now on, and fills up. `holds`: its sketch; empty where that is not known. */
export function startFolder(store: AppStore, root: FolderNode, holds: FolderSketch = [], readPage?: ReadInWorker): void {
  store.getState().closeFolder();
  const name = sanitizeName(root.name);
  const key = keyOfFolder(store.getState().folderChoices, name, holds);
  const choicesNow = (): FilledChoices => selectFolderChoices(store.getState(), key);
  const tokenizerNow = () => selectModel(store.getState()).tokenizer;
  let tree = new FolderTree(name);
  let expanded: ReadonlySet<number> = new Set([0]);
  let walks = 0;
  let hasPages = false;
  let globbed: GlobbedFiles | undefined;
  let abort = new AbortController();
  let phase: FolderWork['phase'] = 'walking';
  let [doneFiles, doneBytes, shownAt, sliceEndsAt, serial] = [0, 0, 0, 0, 0];
  let [countedFor, calibrations] = [tokenizerNow(), store.getState().work.calibrations];
  /** Whether counts are those of another tokenizer, or of other calibrations. */
  const isOutdated = () => tokenizerNow() !== countedFor || store.getState().work.calibrations !== calibrations;
  let framing: Count | null = null;
  let isClosed = false;

  const session: FolderSession = {
    get tree() {
      return tree;
    },
    get expanded() {
      return expanded;
    },
    get walks() {
      return walks;
    },
    expand: (indices) => {
      expanded = indices;
    },
    choices: () => choicesNow().said,
    choosing: () => (flagging.isRunning() ? choosing : null),
    files: () => chosenFiles(tree, choicesNow().said, globbed?.flags),
    get hasPages() {
      return hasPages;
    },
    documents: () => chosenFiles(tree, choicesNow().said, globbed?.flags, isReadableElsewhere),
    binaries: () => chosenFiles(tree, choicesNow().said, globbed?.flags, isBinary),
    stop: () => {
      abort.abort();
      if (store.getState().folder?.session !== session) return;
      phase = 'stopped';
      void publish();
    },
    resume: () => begin(),
  };

  /** Sums up in slices and shows it. */
  const publishing = oneAtATime(async () => {
    const sums = await runInSlices(treeSumsInSteps(tree, choicesNow().said, globbed?.flags.length === tree.nodes.length ? globbed.flags : undefined));
    if (isClosed) return;
    shownAt = performance.now();
    store.setState({ folder: { session, name, key, holds, phase, doneFiles, doneBytes, sums: sums ?? null, framing, patterns: globbed ?? null } });
  });
  const publish = publishing.run;
  const publishNowAndThen = () => {
    if (performance.now() - shownAt > SHOW_MS && !publishing.isRunning()) void publish();
  };
  const pause = async (signal: AbortSignal): Promise<boolean> => {
    publishNowAndThen();
    if (performance.now() > sliceEndsAt) {
      await nextTask();
      sliceEndsAt = performance.now() + SLICE_MS;
    }
    return !signal.aborted;
  };

  const countFile = async (index: number, node: TreeNode, signal: AbortSignal) => {
    if (node.file === null) return;
    const read = await readFolderFile(node.file, signal);
    if (signal.aborted) return;
    if (!read.ok) {
      // What is refused is no file to count, and not one of those that are done.
      if (read.error.kind !== 'cancelled') tree.refuse(index, read.error.kind, read.error.words);
      return;
    }
    const { text, opened } = read.value;
    node.sizeBytes = opened.sizeBytes;
    node.modifiedMs = opened.modifiedMs;
    const traits = await runInSlices(shapeTraits(text), () => !signal.aborted);
    if (traits === undefined) return;
    [node.fence, node.endsInBreak, node.marks] = [traits.fence, traits.endsInBreak, traits.marks];
    const answer = await ask(text, signal);
    if (answer === null) return;
    doneFiles += 1;
    doneBytes += opened.sizeBytes;
    node.count = answer;
  };
  /** null: not wanted any more. */
  const ask = async (text: Parameters<typeof countAnswered>[0], signal: AbortSignal): Promise<Count | null> => {
    serial += 1;
    const mapping = countedFor;
    const asked = { key: `folder ${serial}`, encodingId: countedWith(mapping), text, tally: mapping.kind === 'estimate' };
    const counted = await store.getState().countAside(asked, { signal });
    return signal.aborted ? null : countAnswered(text, counted.ok ? counted.value : null, mapping, calibrations);
  };

  const countAll = async (signal: AbortSignal) => {
    let next = 0;
    const { nodes } = tree;
    const lane = async () => {
      while (next < nodes.length && !signal.aborted) {
        const index = next;
        next += 1;
        const node = nodes[index]!;
        if (node.file === null || node.leftOut !== null || node.count !== null) continue;
        await countFile(index, node, signal);
        if (!(await pause(signal))) return;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
  };

  /** Reads for each file whether it is wanted. Patterns apply as they are typed: those that were typed meanwhile are read after. */
  const flagging = oneAtATime(async () => {
    const { signal } = abort;
    const read = await runInSlices(globFlags(tree, choicesNow()), () => !signal.aborted);
    if (!signal.aborted) globbed = read;
  });
  let choosing = Promise.resolve();
  const readFlags = () => (choosing = flagging.run());

  const run = async (signal: AbortSignal) => {
    const { gitignore, prunes, pages } = choicesNow();
    if (phase === 'walking') {
      await walkFolder(pages === 'text' ? pagesAsText(root, readPage) : root, { gitignore, prunes }, tree, () => pause(signal));
      if (signal.aborted) return;
      hasPages ||= tree.hasPages;
    }
    phase = 'counting';
    [countedFor, calibrations] = [tokenizerNow(), store.getState().work.calibrations];
    await readFlags();
    if (signal.aborted) return;
    // The first count may take long, and what was found is known.
    void publish();
    await countAll(signal);
    if (signal.aborted) return;
    phase = 'ready';
    await countFraming(signal);
    await publish();
  };
  const begin = () => {
    abort.abort();
    abort = new AbortController();
    // What was stopped while it was walked begins anew: a tree with holes would look whole.
    if (phase === 'stopped') phase = doneFiles === 0 ? 'walking' : 'counting';
    if (phase === 'walking') {
      walks += 1;
      tree = new FolderTree(name);
      expanded = new Set([0]);
      [doneFiles, doneBytes, globbed] = [0, 0, undefined];
    }
    framing = null;
    if (isOutdated()) {
      for (const node of tree.nodes) node.count = null;
      [doneFiles, doneBytes] = [0, 0];
    }
    [countedFor, calibrations] = [tokenizerNow(), store.getState().work.calibrations];
    void publish();
    void store.getState().track('reading a folder', run(abort.signal));
  };
  const countFraming = async (signal: AbortSignal) => {
    await session.choosing();
    const files = session.files();
    // Of no file no prompt is made, so nothing stands around it.
    if (files.length === 0) {
      framing = NOTHING;
      return;
    }
    const { shape, isPerFile } = choicesNow();
    const text = await runInSlices(framingText(shape, files, isPerFile), () => !signal.aborted);
    if (text === undefined) return;
    const counted = await ask(text, signal);
    if (counted !== null) framing = framingCount(counted, files.length);
  };

  let timer: ReturnType<typeof setTimeout> | undefined;
  const countFramingSoon = () => {
    clearTimeout(timer);
    framing = null;
    const { signal } = abort;
    const waited = new Promise<void>((resolve) => (timer = setTimeout(resolve, FRAMING_PAUSE_MS)));
    const work = async () => {
      await waited;
      if (!signal.aborted && phase === 'ready') await countFraming(signal);
      if (!signal.aborted) await publish();
    };
    void store.getState().track('counting what stands around files', Promise.race([work(), superseded()]));
  };
  let supersede = () => {};
  const superseded = () => {
    supersede();
    return new Promise<void>((resolve) => (supersede = resolve));
  };

  const unsubscribe = store.subscribe((state, before) => {
    if (state.folder?.session !== session && before.folder?.session === session) {
      isClosed = true;
      supersede();
      unsubscribe();
      return;
    }
    // While it is walked nothing is counted yet, and what was stopped is counted anew when it goes on.
    if (state.view === 'folder' && phase !== 'stopped' && phase !== 'walking' && isOutdated()) {
      phase = 'counting';
      begin();
      return;
    }
    const [now, then] = [choicesNow(), selectFolderChoices(before, key)];
    if (now === then) return;
    if (now.gitignore !== then.gitignore || now.prunes !== then.prunes || now.pages !== then.pages) {
      phase = 'walking';
      begin();
    } else {
      const areNew = now.include !== then.include || now.exclude !== then.exclude;
      void (areNew ? readFlags() : Promise.resolve()).then(publish);
      countFramingSoon();
    }
  });
  begin();
}
