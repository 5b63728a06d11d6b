// Reads files that were dropped or picked, adds what they are, and says what they are not. Loaded with the first of them.
import type { Refusal } from '@/core/importers/refusal';
import { sanitizeName } from '@/core/importers/names';
import type { Work } from '@/core/share/work';
import { formatInteger, type UnitId } from '@/core/units';
import type { ActivitySlice } from './app-state';
import type { Arrival } from './arrivals';
import type { ArrivedRows } from './batch-offer';
import { Cancelled, CANCELLED_WORDS, unlessCancelled } from './cancelled';
import type * as FalseNames from './false-names';
import { mayHaveRows } from './may-have-rows';
import { describeDecodeError, isGone, mayBeText, readBinary, readFile } from './read-files';
import { nextTask, runInSlices } from './slices-of-time';
import type { AppStore } from './store';

const REPORT_EVERY_MS = 80;
/** Names of files that have rows, whatever they begin like. */
const HAS_ROWS = /\.(?:jsonl|ndjson|csv|tsv)$/i;
const IS_TABLE = /\.[ct]sv$/i;
const IS_JSON = /\.json$/i;

export interface AddedFiles {
  /** In the order in which they are added. */
  readonly files: readonly File[];
  readonly how: NonNullable<Parameters<ActivitySlice['addFiles']>[1]>;
  readonly signal: AbortSignal;
  /** Nothing is read any more. */
  readonly over: () => void;
}

interface ReadFiles {
  readonly added: Arrival[];
  readonly errors: { readonly name: string; readonly error: Refusal | 'gone' }[];
  readonly binary: File[];
  readonly empty: string[];
  readonly sources: File[];
  readonly tooMany: File[];
  readCount: number;
}

export async function addReadFiles(store: AppStore, adding: AddedFiles): Promise<void> {
  const { signal, over } = adding;
  const { notify, addArrivals } = store.getState();
  const read: ReadFiles = { added: [], errors: [], binary: [], empty: [], sources: [], tooMany: [], readCount: 0 };
  let falseNames: typeof FalseNames | null = null;
  try {
    await readAll(store, adding, read);
    // Reading the last piece was one task; adding, and drawing what was added, is another.
    await unlessCancelled(nextTask(), signal);
    // Without it nothing is said of names.
    falseNames = await unlessCancelled(import('./false-names').catch(() => null), signal);
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error;
    const label = read.readCount === 1 ? 'Add the one that is read' : `Add the ${formatInteger(read.readCount)} that are read`;
    notify({ tone: 'info', ...CANCELLED_WORDS, ...(read.readCount === 0 ? {} : { choices: [{ label, choose: () => addArrivals(read.added) }] }) });
    return;
  } finally {
    over();
  }
  addAndTell(store, adding, read, falseNames);
}

async function readAll(store: AppStore, { files, how, signal }: AddedFiles, read: ReadFiles): Promise<void> {
  const totalBytes = await unlessCancelled(runInSlices(sumOfSizes(files), () => !signal.aborted), signal);
  let doneBytes = 0;
  let lastReport = performance.now();
  const report = (doneFiles: number, page?: NonNullable<ActivitySlice['intake']>['page']) => {
    // A thousand small files, or pieces, would draw the page a thousand times.
    if (performance.now() - lastReport < REPORT_EVERY_MS) return;
    lastReport = performance.now();
    const name = sanitizeName(files[Math.min(doneFiles, files.length - 1)]?.name ?? '');
    store.setState({ intake: { name, doneFiles, totalFiles: files.length, doneBytes, totalBytes: totalBytes ?? 0, ...(page === undefined ? {} : { page }) } });
  };
  for (const [index, file] of files.entries()) {
    const name = sanitizeName(file.name);
    try {
      const onBytes = (count: number) => {
        doneBytes += count;
        report(index);
      };
      const arrived = await (how === 'as text' ? readBinary(file, name, signal, onBytes) : readFile(file, name, signal, how === 'ask', onBytes, (words, done, whole) => report(index, { words, done, whole })));
      if (!arrived.ok) {
        read.errors.push({ name, error: arrived.error });
        if (how !== 'as text' && mayBeText(arrived.error)) read.binary.push(file);
        if (arrived.error.kind === 'document' && arrived.error.mayBeFolder === true) read.tooMany.push(file);
      } else if (arrived.value === 'source') read.sources.push(file);
      else {
        read.added.push(...arrived.value);
        read.readCount += 1;
        if (file.size === 0) read.empty.push(name);
      }
    } catch (error) {
      if (error instanceof Cancelled) throw error;
      read.errors.push({ name, error: isGone(error) ? 'gone' : { kind: 'unreadable' } });
    }
    report(index + 1);
  }
}

/** The browser asks the disk for each size while the page waits. */
function* sumOfSizes(files: readonly File[]): Generator<undefined, number, undefined> {
  let sum = 0;
  for (const { size } of files) {
    sum += size;
    yield undefined;
  }
  return sum;
}

function addAndTell(store: AppStore, { files, how }: AddedFiles, { added, errors, binary, empty, sources, tooMany }: ReadFiles, falseNames: typeof FalseNames | null): void {
  const { track, notify, dismissRefused, addArrivals } = store.getState();
  const failed = new Set(errors.map(({ name }) => name));
  dismissRefused(new Set(files.map(({ name }) => sanitizeName(name)).filter((name) => !failed.has(name))));
  const before = store.getState().work;
  if (added.length > 0) addArrivals(how === 'as text' ? added : (falseNames?.withFalseNames(added) ?? added), how === 'in one step');
  const after = store.getState().work;
  const about = addedIds(before, after);
  const only = files.length === 1 ? files[0] : undefined;
  const rows = rowsAmong(added, only, after, about);
  if (rows.length > 0) void track('looking at rows', import('./batch-offer').then(({ tellRows }) => tellRows(store, rows)).catch(() => undefined));
  if (empty.length > 0) {
    const [one] = empty;
    notify({ tone: 'info', text: empty.length === 1 ? `${one} is empty; it was added without a text.` : `${formatInteger(empty.length)} files are empty; they were added without a text.`, details: empty.length === 1 ? [] : empty, action: null, about });
  }
  const refused = errors.map(({ name, error }) => {
    if (error === 'gone') return `${name} was not added: it is a folder, or it was moved or deleted since; drop its files.`;
    return falseNames?.refusalOf(name, error) ?? describeDecodeError(name, error);
  });
  if (refused.length > 0) tellRefused(store, refused, failed, binary);
  if (how !== 'ask') return;
  // One text is no folder.
  const isFolder = only !== undefined && added.length > 1 && added.every(({ document }) => document?.format === 'zip');
  const offer = async () => {
    const { offerFolder, openSources } = await import('./folder-offer');
    if (isFolder) offerFolder(store, only, { texts: added.length, before, after, about });
    for (const file of tooMany) offerFolder(store, file, { texts: 0, before: after, after, about: new Set() });
    openSources(store, sources);
  };
  if (isFolder || tooMany.length > 0 || sources.length > 0) void track('offering a folder', offer().catch(() => undefined));
}

function tellRefused(store: AppStore, refused: readonly string[], failed: ReadonlySet<string>, binary: File[]): void {
  const [first, ...others] = refused;
  const { notify, addFiles } = store.getState();
  notify({
    tone: 'error',
    text: others.length === 0 && first !== undefined ? first : `${refused.length} files were not added.`,
    details: others.length === 0 ? [] : refused,
    action: null,
    about: new Set(),
    refused: [...failed],
    ...(binary.length === 0 ? {} : { choices: [{ label: binary.length === refused.length ? 'Add as text anyway' : `Add ${binary.length} as text anyway`, choose: () => void addFiles(binary, 'as text') }] }),
  });
}

/** Texts that may have rows, by their names and beginnings; a long first row is looked at by who loads for it. Of several only those that are called so: most of the others are prose. */
function rowsAmong(added: readonly Arrival[], only: File | undefined, work: Work, about: ReadonlySet<UnitId>): readonly ArrivedRows[] {
  const isOnly = only !== undefined && added.length === 1;
  return added.flatMap((each) => {
    if (!('text' in each)) return [];
    const { name, text } = each;
    const isFile = (each.document?.format ?? 'encoded') === 'encoded';
    const isOffered = isFile && (isOnly ? HAS_ROWS.test(only.name) || mayHaveRows(text) : each.imported === null && (HAS_ROWS.test(name) || (IS_JSON.test(name) && mayHaveRows(text))));
    if (!isOffered && !IS_TABLE.test(name)) return [];
    const own = isOnly ? about : new Set(work.prompt.parts.flatMap((part) => (about.has(part.id) && 'text' in part && part.text === text ? [part.id] : [])));
    return [{ name, text, origin: !isOffered ? null : isOnly ? { kind: 'file', file: only } : { kind: 'text', name, text }, about: own } satisfies ArrivedRows];
  });
}

/** The parts that came between. */
function addedIds(before: Work, after: Work): ReadonlySet<UnitId> {
  const known = new Set(before.prompt.parts.map(({ id }) => id));
  return new Set(after.prompt.parts.flatMap(({ id }) => (known.has(id) ? [] : [id])));
}
