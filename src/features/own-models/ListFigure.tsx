import { useId, useState } from 'react';
import { Button } from '@/ui/Button';
import { FIELD, FigureRow, type FigureRowProps } from './FigureRow';

export interface ListColumn {
  readonly key: string;
  readonly label: string;
  readonly isNumber: boolean;
  /** In place of a text field. */
  readonly options?: readonly { readonly value: string; readonly label: string }[];
}

export type ListRow = Readonly<Record<string, string>>;

export interface ListFigureProps {
  label: string;
  /** What one row is: "bracket". */
  noun: string;
  columns: readonly ListColumn[];
  rows: readonly ListRow[];
  emptyRow: ListRow;
  /** What is wrong with the rows; none: they were taken. */
  onCommit: (rows: readonly ListRow[]) => readonly string[];
  row: Omit<FigureRowProps, 'label' | 'problems' | 'problemId' | 'children'>;
}

/** A figure that is a list of a few fields each: changed as a whole, and taken when the user says so. */
export function ListFigure({ label, noun, columns, rows, emptyRow, onCommit, row }: ListFigureProps) {
  const problemId = useId();
  const [draft, setDraft] = useState<{ readonly over: string; readonly rows: readonly ListRow[]; readonly problems: readonly string[] } | null>(null);
  const over = JSON.stringify(rows);
  const open = draft !== null && draft.over === over ? draft : null;
  const shown = open?.rows ?? rows;
  const change = (next: readonly ListRow[]) => setDraft({ over, rows: next, problems: [] });
  const commit = () => {
    const problems = onCommit(shown);
    setDraft(problems.length === 0 ? null : { over, rows: shown, problems });
  };
  return (
    <FigureRow {...row} label={label} problems={open?.problems ?? []} problemId={problemId}>
      <div className="flex flex-col gap-2">
        {shown.map((cells, place) => (
          <div key={place} role="group" aria-label={`${noun} ${place + 1}`} className="flex flex-wrap items-end gap-1.5">
            {columns.map((column) => {
              const set = (value: string) => change(shown.map((each, at) => (at === place ? { ...each, [column.key]: value } : each)));
              return (
                <label key={column.key} className="flex flex-col text-micro text-ink-faint">
                  {column.label}
                  {column.options === undefined ? (
                    <input
                      type="text"
                      inputMode={column.isNumber ? 'decimal' : 'text'}
                      autoComplete="off"
                      value={cells[column.key] ?? ''}
                      onChange={(event) => set(event.target.value)}
                      className={`${FIELD} text-body ${column.isNumber ? 'w-22 text-right' : 'w-28'}`}
                    />
                  ) : (
                    <select value={cells[column.key] ?? ''} onChange={(event) => set(event.target.value)} className={`${FIELD} text-body`}>
                      {column.options.map((option) => (
                        <option key={option.value} value={option.value}>
                          {option.label}
                        </option>
                      ))}
                    </select>
                  )}
                </label>
              );
            })}
            <Button size="regular" look="quiet" aria-label={`Remove ${noun} ${place + 1}`} onClick={() => change(shown.toSpliced(place, 1))}>
              Remove
            </Button>
          </div>
        ))}
        <span className="flex flex-wrap gap-1.5">
          <Button size="small" onClick={() => change([...shown, emptyRow])}>
            Add a {noun}
          </Button>
          {open === null ? null : (
            <>
              <Button size="small" look="primary" aria-describedby={open.problems.length > 0 ? problemId : undefined} onClick={commit}>
                Set {label.toLowerCase()}
              </Button>
              <Button size="small" look="quiet" onClick={() => setDraft(null)}>
                Leave as it was
              </Button>
            </>
          )}
        </span>
      </div>
    </FigureRow>
  );
}
