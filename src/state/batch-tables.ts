// Tables and records that are read together: their columns are one list by name, and a table without the one that is chosen is read by its own.
import { AS_FOUND, type RowsOfFile, type TextColumns } from './batch-files';

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
  // Names say which column is meant, where a table has some. Records say themselves what they are.
  const first = tables.some(({ kind }) => kind !== 'csv') ? undefined : (tables.find(({ hasHead }) => hasHead) ?? tables[0]);
  const ofTable = (table: RowsOfFile, chosen: TextColumns): TextColumns => {
    const mine = own.get(table);
    const text = mine?.get(chosen.text ?? -1);
    if (chosen.text === null) return table.guessed;
    const meant = placed(chosen, (at) => mine?.get(at));
    return text === undefined ? { ...table.guessed, ...meant, system: meant.system ?? table.guessed.system, text: table.guessed.text } : meant;
  };
  const ofAll = (table: RowsOfFile): TextColumns => {
    const places = [...(own.get(table) ?? [])];
    return placed(table.guessed, (at) => places.find(([, mine]) => mine === at)?.[0]);
  };
  return {
    columns,
    guessed: first === undefined ? AS_FOUND : ofAll(first),
    ofTable,
    notes: ({ text }) => [...headNotes(tables), ...(text === null ? [] : tables.flatMap((table) => (own.get(table)?.has(text) === true ? [] : [otherColumnWords(table, columns[text] ?? '')])))],
  };
}

/** The same columns by their index elsewhere; those that are not there are left out. */
function placed({ text, system, second, answer }: TextColumns, placeOf: (at: number) => number | undefined): TextColumns {
  const of = (at: number | null | undefined) => (at == null ? undefined : placeOf(at));
  const [goesOn, answers] = [of(second), of(answer)];
  return { text: of(text) ?? null, system: of(system) ?? null, ...(goesOn === undefined ? {} : { second: goesOn }), ...(answers === undefined ? {} : { answer: answers }) };
}

function otherColumnWords({ path, columns, guessed: { text } }: RowsOfFile, name: string): string {
  return text === null ? `${path} has no field “${name}”: its rows are read as they are.` : `${path} has no column “${name}”: its texts are taken from “${columns[text] ?? ''}”.`;
}

/** The switch says it where tables are alike. */
function headNotes(tables: readonly RowsOfFile[]): readonly string[] {
  const read = tables.filter(({ kind }) => kind === 'csv');
  const without = read.filter(({ hasHead }) => !hasHead);
  return without.length === read.length ? [] : without.map(({ path }) => `${path} has no header: its first row is a prompt.`);
}
