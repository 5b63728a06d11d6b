// What imports and documents were read from, kept beside the work, so that they can be read in another way after a reload too.
// A text or a file is read from the store only when it is asked for. Loaded with the first of them, and by a visit that finds work.
import { type Part, heldUnitsOf } from '@/core/prompt/part';
import { formatBytes, type UnitId } from '@/core/units';
import { documentOf, importOf, shownIn, storedDocument, storedImport } from './bound-sources';
import type { KnownDocument } from './documents-slice';
import type { ImportSource } from './imports-slice';
import { MANIFEST, type RecordStore } from './keeping';
import { isStorageFull, storingWords } from './saving';
import { MOST_KEPT, SourceShelf } from './source-shelf';
import type { AppStore } from './store';
import type { Work } from '@/core/share/work';
import { idsIn, type StoredDocument, type StoredSource, unitIdsOf } from './stored-sources';

/** A stored document as the page knows it. */
interface KeptDocument {
  /** null: it could not be stored. */
  readonly key: string | null;
  readonly document: KnownDocument;
  readonly stored: StoredDocument;
}

/** One that is not stored, or was in another form; `part` where it is in the open work. */
interface ChangedDocument {
  readonly id: UnitId;
  readonly document: KnownDocument;
  readonly part: Part | undefined;
}

/** Records that are stored in one write. */
const MOST_AT_ONCE = 64;

/** Stores that are full: what is read is kept there no more, so that the work has the space. */
const withoutSpace = new WeakSet<RecordStore>();

/** Gives the parts of the work what they were read from, and keeps that of those that come. Never throws. */
export async function keepSources(store: AppStore, records: RecordStore, mark: string, shelf: SourceShelf = new SourceShelf(records, mark)): Promise<void> {
  const kept = new KeptSources(store, records, shelf);
  await kept.look();
  await kept.dropUnused();
  kept.save();
  store.subscribe((state, before) => {
    // Another tab may have kept more until now.
    if (state.keeping === 'here' && before.keeping === 'elsewhere') void kept.look();
    if (state.clearings !== before.clearings) kept.startAnew(new SourceShelf(records, `${mark}-${state.clearings}`));
    // Other work was opened, to which others belong.
    if (state.work !== before.work && state.past.length === 0) kept.bind();
    if (state.imports !== before.imports || state.documents !== before.documents || state.keptWork !== before.keptWork || state.keeping !== before.keeping) kept.save();
  });
}

/** Removes all of them, by their keys, where the work needs the space, and says so. Resolves with true. */
export async function dropSources(store: AppStore, records: RecordStore, keys: readonly string[]): Promise<true> {
  withoutSpace.add(records);
  await records.write([], keys);
  tell(store, 'The browser’s storage for this page is full, so what was read is kept no more; the work is.');
  return true;
}

function tell(store: AppStore, text: string): void {
  if (store.getState().notices.some((notice) => notice.text === text)) return;
  store.getState().notify({ tone: 'info', text, details: ['It can be read in another way until the page is closed or loaded anew.'], action: null });
}

class KeptSources {
  /** Stored ones that belong to nothing in the work that is open. */
  private unbound: (readonly [string, StoredSource])[] = [];
  private readonly imports = new Set<ImportSource>();
  private readonly documents = new Map<UnitId, KeptDocument>();
  private running: Promise<void> = Promise.resolve();
  private isWaiting = false;

  constructor(
    private readonly store: AppStore,
    private readonly records: RecordStore,
    private shelf: SourceShelf,
  ) {}

  /** Reads what is stored. */
  look(): Promise<void> {
    return this.inTurn('restoring what was read', async () => {
      const found = await this.shelf.look().catch(() => []);
      this.unbound.push(...found);
      this.bind();
    });
  }

  /** Nothing is stored any more: what is held in memory is stored again, on a new shelf. */
  startAnew(shelf: SourceShelf): void {
    void this.inTurn('saving what was read', async () => {
      this.shelf = shelf;
      this.unbound = [];
      this.imports.clear();
      this.documents.clear();
    });
    this.save();
  }

  /** Keeps what is not stored yet, soon. */
  save(): void {
    if (this.isWaiting) return;
    this.isWaiting = true;
    void this.inTurn('saving what was read', async () => {
      this.isWaiting = false;
      if (this.store.getState().keeping !== 'here') return;
      for (const source of this.store.getState().imports) {
        if (!this.imports.has(source)) await this.saveImport(source);
      }
      const parts = this.store.getState().work.prompt.parts;
      const byId = new Map(parts.map((part) => [part.id, part]));
      const changed = [...this.store.getState().documents].flatMap(([id, document]) => this.changedOf(id, document, byId.get(id)));
      for (let start = 0; start < changed.length; start += MOST_AT_ONCE) await this.saveDocuments(changed.slice(start, start + MOST_AT_ONCE));
    });
  }

  /** Gives what belongs to the open work to its parts. */
  bind(): void {
    if (this.unbound.length === 0) return;
    const { work, imports, documents } = this.store.getState();
    const parts = new Map(work.prompt.parts.map((part) => [part.id, part]));
    const units = idsOf(work);
    const [newImports, newDocuments]: [ImportSource[], [UnitId, KnownDocument][]] = [[], []];
    this.unbound = this.unbound.filter(([key, stored]) => {
      if (stored.kind === 'import') {
        if (!stored.unitIds.some((id) => units.has(id))) return true;
        newImports.push(importOf(stored, this.shelf, work.prompt.requestFields));
        return false;
      }
      const part = parts.get(stored.unitId);
      if (part === undefined) return true;
      // What is known of it here is newer.
      if (documents.has(part.id)) return false;
      const document = documentOf(stored, this.shelf, part);
      this.documents.set(part.id, { key, document, stored });
      newDocuments.push([part.id, document]);
      return false;
    });
    for (const source of newImports) this.imports.add(source);
    if (newImports.length > 0) this.store.setState({ imports: [...newImports, ...imports] });
    if (newDocuments.length > 0) this.store.getState().knowDocuments(newDocuments);
  }

  private async saveImport(source: ImportSource): Promise<void> {
    this.imports.add(source);
    await this.put([{ source: storedImport(source, this.shelf), key: null }]).catch((error: unknown) => this.tellNotKept(source.name, error));
  }

  /** What is not stored as it is. */
  private changedOf(id: UnitId, document: KnownDocument, part: Part | undefined): readonly ChangedDocument[] {
    const before = this.documents.get(id);
    // Of a part that is not there now nothing is shown, so nothing is new.
    const isSame = before?.document === document && (part === undefined || isSameShown(before.stored.shown, shownIn(document, part)));
    return isSame ? [] : [{ id, document, part }];
  }

  private async saveDocuments(changed: readonly ChangedDocument[]): Promise<void> {
    const made = changed.map(({ id, document, part }) => {
      const { key = null, stored: before = null } = this.documents.get(id) ?? {};
      const stored = storedDocument(id, document, this.shelf, part, before);
      this.documents.set(id, { key, document, stored });
      return { id, document, source: stored, key };
    });
    try {
      const keys = await this.put(made);
      for (const [at, { id, document, source, key }] of made.entries()) this.documents.set(id, { key: keys?.[at] ?? key, document, stored: source });
    } catch (error) {
      const [only, ...others] = changed;
      // One that cannot be stored, as its file is gone, does not keep the others out.
      if (others.length > 0) for (const each of changed) await this.saveDocuments([each]);
      else if (only !== undefined) this.tellNotKept(only.part?.name ?? only.document.label, error);
    }
  }

  /** Returns their keys, or null where nothing is kept now. Rejects with the browser's error. */
  private async put(sources: readonly { readonly source: StoredSource; readonly key: string | null }[]): Promise<readonly string[] | null> {
    if (this.store.getState().keeping !== 'here' || withoutSpace.has(this.records)) return null;
    const { keys, dropped } = await this.shelf.put(sources);
    if (dropped.length > 0) tell(this.store, `Of what was read before, the oldest is kept no more: ${formatBytes(MOST_KEPT)} is the most.`);
    return keys;
  }

  private tellNotKept(name: string, error: unknown): void {
    if (isStorageFull(error)) withoutSpace.add(this.records);
    tell(this.store, `What ${name} was read from is not kept: ${storingWords(error)}`);
  }

  /** Removes what belongs to no work any more, open or put aside. */
  dropUnused(): Promise<void> {
    return this.inTurn('restoring what was read', async () => {
      if (!this.shelf.isEmpty && this.store.getState().keeping === 'here') await this.removeUnused().catch(() => undefined);
    });
  }

  private async removeUnused(): Promise<void> {
    const manifests = await this.records.read((key) => key.endsWith(MANIFEST));
    const ids = new Set<string>([...idsOf(this.store.getState().work), ...[...manifests.values()].flatMap((manifest) => [...idsIn(manifest)])]);
    const isUsed = (source: StoredSource) => unitIdsOf(source).some((id) => ids.has(id));
    this.unbound = this.unbound.filter(([, source]) => isUsed(source));
    await this.shelf.keepOnly(isUsed);
  }

  private inTurn(name: string, job: () => Promise<void>): Promise<void> {
    // What fails unforeseen must not end what comes after it.
    return (this.running = this.running.then(() => this.store.getState().track(name, job())).catch(() => undefined));
  }
}

/** Of all parts and turns. */
function idsOf({ prompt }: Work): ReadonlySet<UnitId> {
  return new Set(prompt.parts.flatMap((part) => [part.id, ...heldUnitsOf(part).map(({ id }) => id)]));
}

function isSameShown(a: StoredDocument['shown'], b: StoredDocument['shown']): boolean {
  return a.kind === b.kind && encodingIn(a) === encodingIn(b);
}

function encodingIn(shown: StoredDocument['shown']): string | undefined {
  return 'encoding' in shown ? shown.encoding : undefined;
}
