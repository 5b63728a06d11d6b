import type { FormatId, Imported, ReadHow } from '@/core/importers/formats/imported';
import type { PartText } from '@/core/prompt/long-text';
import { type Part, unitIdsOf } from '@/core/prompt/part';
import type { RequestFields } from '@/core/prompt/request-fields';
import type { UnitId } from '@/core/units';
import type { Origin } from './origin';
import type { Slice } from './store';

/** A text that was read as a format, kept as it came so that it can be read as another. */
export interface ImportSource {
  readonly id: number;
  readonly name: string;
  /** The file that was dropped, where this is one in it. */
  readonly archive?: string;
  readonly text: Origin<PartText>;
  /** What it was read as; null: a plain text. */
  readonly format: FormatId | null;
  /** Of an export with several: which there are, and which was taken. */
  readonly conversations: Imported['conversations'] | null;
  /** What it said beside its texts; the prompt has it where it was taken over. */
  readonly requestFields: RequestFields | null;
  /** The parts and turns that came of it. */
  readonly unitIds: readonly UnitId[];
}

/** What was read as a format. */
export interface ImportsSlice {
  /** Oldest first. The same text stands in it once for each way in which it was read, as undo goes back to either. */
  readonly imports: readonly ImportSource[];
  /** The one whose dialog is open, or was last. */
  readonly shownImport: number | null;
  keepImports(sources: readonly ImportSource[]): void;
  openImport(id: number): void;
  /** Reads the text again, as another format, another of its conversations, or as it came. False: it cannot be read so. */
  rereadImport(source: ImportSource, how: ReadHow | 'plain'): Promise<boolean>;
}

/** The import that a part or turn of the prompt came of: the last one that made it. */
export function importOfUnit(imports: readonly ImportSource[], id: UnitId): ImportSource | null {
  return imports.findLast(({ unitIds }) => unitIds.includes(id)) ?? null;
}

/** UTF-16 units that are held in memory of all of them; the oldest go first. */
const MOST_UNITS = 64_000_000;
let lastId = 0;

/** What there is to keep of a text that was read, from what it said and the parts that came of it; `imported` null: it is a plain text. */
export function importSource({ imported, ...origin }: Pick<ImportSource, 'name' | 'archive' | 'text'> & { readonly imported: Imported | null }, parts: readonly Part[]): ImportSource {
  return numbered({
    ...origin,
    format: imported?.format ?? null,
    conversations: imported?.conversations ?? null,
    requestFields: imported?.requestFields ?? null,
    unitIds: unitIdsOf(parts),
  });
}

/** With an id of its own. */
export function numbered(source: Omit<ImportSource, 'id'>): ImportSource {
  lastId += 1;
  return { id: lastId, ...source };
}

export const createImportsSlice: Slice<ImportsSlice> = (set, _get, api, { makeId }) => ({
  imports: [],
  shownImport: null,
  keepImports: (sources) => {
    if (sources.length === 0) return;
    set(({ imports }) => {
      const all = [...imports, ...sources];
      const held = () => [...new Set(all.map(({ text }) => text))].filter((text) => text.held !== null);
      while (all.length > 1 && held().reduce((sum, { size }) => sum + size, 0) > MOST_UNITS) all.shift();
      return { imports: all };
    });
  },
  openImport: (shownImport) => set({ shownImport, dialog: 'import' }),
  rereadImport: (source, how) => {
    const reread = async () => {
      const reader = await import('./reread-import').catch(() => null);
      return reader !== null && reader.rereadImport(api, source, how, makeId);
    };
    // From the press on: what reads it may have to be loaded first.
    return api.getState().track('reading a format', reread());
  },
});
