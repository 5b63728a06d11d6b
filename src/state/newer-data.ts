// Files that may be data of models rather than documents: told by their first bytes, asked about, and read in a worker, as
// parsing megabytes would hold the page up.
import type { Catalogue } from '@/core/catalog/whole-catalogue';
import { MOST_NEWER_BYTES, OWN_FIGURES_FORMAT } from '@/core/catalog/figures';
import { fail } from '@/core/result';
import type { NewerData } from './catalogue-state';
import { layersOf } from './change-figures';
import { openedCatalogue } from './opened-catalogue';
import type { AppStore } from './store';

type Read = (file: File, providers: readonly string[], today: string) => Promise<NonNullable<NewerData['result']>>;

const readInWorker: Read = async (file, providers, today) => (await import('@/workers/read-newer-file')).readInWorker(file, providers, today);

export type DataKind = 'models.dev' | 'genai-prices' | 'own figures';

/** What a reader would call the kind of data that a file looks like; null: it does not look like any. */
export async function dataKindOf(file: File): Promise<DataKind | null> {
  if (!file.name.endsWith('.json') || file.size > MOST_NEWER_BYTES) return null;
  const head = new TextDecoder().decode(await file.slice(0, HEAD_BYTES).arrayBuffer());
  const has = (...words: readonly string[]) => words.every((word) => head.includes(word));
  if (has(OWN_FIGURES_FORMAT, '"format"')) return 'own figures';
  if (/^\s*\{/.test(head) && has('"env"', '"npm"', '"doc"', '"models"')) return 'models.dev';
  return has('"api_pattern"', '"pricing_urls"', '"models"') || has('"price_key"', '"input_mtok"', '"dimensions"') ? 'genai-prices' : null;
}

const HEAD_BYTES = 1 << 14;

/** Asks about files that look like data of models, and gives back the others. Where that data is looked at, it is opened at once. */
export async function askAboutData(store: AppStore, files: readonly File[]): Promise<readonly File[]> {
  const others: File[] = [];
  for (const file of files) {
    const kind = await dataKindOf(file).catch(() => null);
    if (kind === null) others.push(file);
    else if (kind !== 'own figures' && store.getState().view === 'models' && store.getState().subViews.models === 'newer') void openNewerFile(store, file);
    else ask(store, file, kind);
  }
  return others;
}

function ask(store: AppStore, file: File, kind: DataKind): void {
  const isOwn = kind === 'own figures';
  store.getState().notify({
    tone: 'info',
    text: isOwn ? `${file.name} looks like own figures of models.` : `${file.name} looks like newer data of models, from ${kind}.`,
    details: ['It was not added to the prompt.'],
    action: null,
    choices: [
      {
        label: isOwn ? 'Import' : 'Show what is new',
        choose: () => openData(store, file, kind),
      },
      { label: 'Add as a document', choose: () => void store.getState().addFiles([file], 'as documents') },
    ],
  });
}

/** Opens the view of it and reads it there. */
export function openData(store: AppStore, file: File, kind: DataKind): void {
  const isOwn = kind === 'own figures';
  store.getState().showSub('models', isOwn ? 'own' : 'newer');
  void (isOwn ? importDropped(store, file) : openNewerFile(store, file));
}

async function importDropped(store: AppStore, file: File): Promise<void> {
  const module = await store.getState().track('reading own figures', import('./own-figures')).catch(() => null);
  if (module === null) return;
  const problem = await module.importOwnFigures(store, file);
  if (problem !== null) store.getState().notify({ tone: 'error', action: null, ...problem });
}

/** Reads a file as newer data. A file that cannot be read takes nothing from what was taken before. */
export async function openNewerFile(store: AppStore, file: File, read: Read = readInWorker): Promise<void> {
  const { setNewer, track } = store.getState();
  const opened: NewerData = { fileName: file.name, result: null, takenOn: dayOf(store.getState().pricesAtMs), base: layersOf(store.getState()).refreshed };
  setNewer(opened);
  const job = async (): Promise<NonNullable<NewerData['result']>> => {
    if (file.size > MOST_NEWER_BYTES) return fail({ kind: 'too-large', sizeBytes: file.size });
    return read(file, providersOf(await openedCatalogue(store)), opened.takenOn);
  };
  const result = await track('reading newer data', job()).catch((error: unknown) => fail({ kind: 'unreadable' as const, detail: error instanceof Error ? error.message : String(error) }));
  // Another file may have been opened meanwhile.
  if (store.getState().newer === opened) setNewer({ ...opened, result });
}

/** The day of a moment where the user is, ISO 8601. */
function dayOf(ms: number): string {
  return new Date(ms).toLocaleDateString('sv-SE');
}

/** The keys under which the catalogue knows vendors and hosts. */
function providersOf(catalogue: Catalogue | null): readonly string[] {
  return [...new Set([...(catalogue?.models ?? []).map(({ vendorKey }) => vendorKey), ...(catalogue?.offers ?? []).map(({ provider }) => provider)])];
}
