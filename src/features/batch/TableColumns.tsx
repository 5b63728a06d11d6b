import { columnsBeside } from '@/core/importers/batch/column-names';
import type { BatchWork } from '@/state/batch-session';
import type { TextColumns } from '@/state/batch-files';
import { Switch } from '@/ui/Switch';

export const SELECT = 'h-8 max-w-48 min-w-0 rounded-md border border-line-strong bg-panel px-1.5 text-ink hover:border-ink-faint';

const NONE = 'none';

/** Which columns of a table, or fields of records, are read as what, and whether the first row of a table has names. */
export function TableColumns({ batch: { session, source, columns } }: { batch: BatchWork }) {
  if (source.columns.length === 0) return null;
  const isTable = source.hasHead !== null;
  const noun = isTable ? 'column' : 'field';
  // The answer is counted as before, whatever is read.
  const { isWhole } = columns;
  const kept = isWhole === true ? { isWhole } : {};
  const choose = ({ second, answer, ...rest }: { -readonly [Key in keyof TextColumns]: TextColumns[Key] | undefined } & Pick<TextColumns, 'text' | 'system'>) =>
    session.setColumns({ text: rest.text, system: rest.system, ...(second === undefined ? {} : { second }), ...(answer === undefined ? {} : { answer }), ...kept });
  const chooseText = (text: number) => {
    const { system, second, answer } = columns.text === null ? columnsBeside(source.columns, text) : columns;
    const beside = (at: number | null | undefined) => (at === null || at === text ? undefined : at);
    choose({ ...columns, text, system: beside(system) ?? null, second: beside(second), answer: beside(answer) });
  };
  const names = source.columns.map((name, index) => (
    <option key={`${index} ${name}`} value={index}>
      {name}
    </option>
  ));
  const beside = (label: string, value: number | null | undefined, onChange: (at: number | undefined) => void) => (
    <label className="inline-flex items-center gap-1.5">
      {label}
      <select value={value ?? NONE} onChange={({ currentTarget }) => onChange(currentTarget.value === NONE ? undefined : Number(currentTarget.value))} className={SELECT}>
        <option value={NONE}>no {noun}</option>
        {names}
      </select>
    </label>
  );
  return (
    <>
      <label className="inline-flex items-center gap-1.5">
        Texts in {noun}
        <select value={columns.text ?? NONE} onChange={({ currentTarget: { value } }) => (value === NONE ? session.setColumns({ text: null, system: null, ...kept }) : chooseText(Number(value)))} className={SELECT}>
          {source.guessed.text === null && <option value={NONE}>as found</option>}
          {names}
        </select>
      </label>
      {source.columns.length > 1 && columns.text !== null && (
        <>
          {beside('followed by', columns.second, (second) => choose({ ...columns, second }))}
          {beside('System prompts in', columns.system, (system) => choose({ ...columns, system: system ?? null }))}
          {beside('Answers in', columns.answer, (answer) => choose({ ...columns, answer }))}
        </>
      )}
      {isTable && (
        <span className="inline-flex items-center gap-1.5">
          <Switch label="First row is a header" checked={source.hasHead === true} onChange={session.setHead} />
          <span aria-hidden>First row is a header</span>
        </span>
      )}
    </>
  );
}
