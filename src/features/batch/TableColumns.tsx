import type { BatchWork } from '@/state/batch-session';
import { Switch } from '@/ui/Switch';

export const SELECT = 'h-8 max-w-48 min-w-0 rounded-md border border-line-strong bg-panel px-1.5 text-ink hover:border-ink-faint';

const NONE = 'none';

/** Which columns of a table are read, and whether its first row has their names. */
export function TableColumns({ batch: { session, source, columns } }: { batch: BatchWork }) {
  if (source.hasHead === null) return null;
  const isHead = source.hasHead;
  const names = source.columns.map((name, index) => (
    <option key={`${index} ${name}`} value={index}>
      {name}
    </option>
  ));
  return (
    <>
      <label className="inline-flex items-center gap-1.5">
        Texts in column
        <select value={columns.text} onChange={(event) => session.setColumns({ ...columns, text: Number(event.currentTarget.value) })} className={SELECT}>
          {names}
        </select>
      </label>
      {source.columns.length > 1 && (
        <label className="inline-flex items-center gap-1.5">
          System prompts in
          <select value={columns.system ?? NONE} onChange={({ currentTarget: { value } }) => session.setColumns({ ...columns, system: value === NONE ? null : Number(value) })} className={SELECT}>
            <option value={NONE}>no column</option>
            {names}
          </select>
        </label>
      )}
      <span className="inline-flex items-center gap-1.5">
        <Switch label="First row is a header" checked={isHead} onChange={session.setHead} />
        <span aria-hidden>First row is a header</span>
      </span>
    </>
  );
}
