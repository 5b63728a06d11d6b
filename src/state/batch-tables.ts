// Tables that are read together: their columns are one list by name, and a table without the one that is chosen is read by its own.
import type { RowsOfFile, TextColumns } from './batch-files';

export interface JointColumns {
  readonly columns: readonly string[];
  readonly guessed: TextColumns;
  /** The columns of one of the tables that are meant by those of all. */
  ofTable(table: RowsOfFile, chosen: TextColumns): TextColumns;
  /** Which tables are read by another column than the chosen one. */
  notes(chosen: TextColumns): readonly string[];
}

/** Columns of one name in a table stay apart, in their order. */
export function jointColumns(tables: readonly RowsOfFile[]): JointColumns {
  const columns: string[] = [];
  const places = new Map<string, number>();
  /** By table: where each of all columns stands in it. */
  const own = new Map<RowsOfFile, Map<number, number>>();
  for (const table of tables) {
    const seen = new Map<string, number>();
    const mine = new Map<number, number>();
    own.set(table, mine);
    for (const [at, name] of table.columns.entries()) {
      const nth = seen.get(name) ?? 0;
      seen.set(name, nth + 1);
      const key = `${nth} ${name}`;
      const place = places.get(key) ?? columns.push(name) - 1;
      places.set(key, place);
      mine.set(place, at);
    }
  }
  // Names say which column is meant, where a table has some.
  const first = tables.find(({ hasHead }) => hasHead) ?? tables[0];
  const ofTable = (table: RowsOfFile, { text, system }: TextColumns): TextColumns => {
    const mine = own.get(table);
    return { text: mine?.get(text) ?? table.guessed.text, system: system === null ? null : (mine?.get(system) ?? null) };
  };
  const ofAll = (table: RowsOfFile, { text, system }: TextColumns): TextColumns => {
    const places = [...(own.get(table) ?? [])];
    const placeOf = (at: number) => places.find(([, mine]) => mine === at)?.[0];
    return { text: placeOf(text) ?? 0, system: system === null ? null : (placeOf(system) ?? null) };
  };
  return {
    columns,
    guessed: first === undefined ? { text: 0, system: null } : ofAll(first, first.guessed),
    ofTable,
    notes: (chosen) => [...headNotes(tables), ...tables.flatMap((table) => (own.get(table)?.has(chosen.text) === true ? [] : [`${table.path} has no column “${columns[chosen.text] ?? ''}”: its texts are taken from “${table.columns[table.guessed.text] ?? ''}”.`]))],
  };
}

/** The switch says it where tables are alike. */
function headNotes(tables: readonly RowsOfFile[]): readonly string[] {
  const without = tables.filter(({ hasHead }) => !hasHead);
  return without.length === tables.length ? [] : without.map(({ path }) => `${path} has no header: its first row is a prompt.`);
}
