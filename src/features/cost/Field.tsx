import { type ReactNode, useId, useState } from 'react';
import { formatRate } from '@/ui/parse-tokens';
import { type FigureKind, parseFigure } from './parse-figure';

/** A line of the form: its name, the control, its unit and what it means. */
export function Field({ label, unit, hint, children }: { label: string; unit?: string | undefined; hint?: ReactNode; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <span className="min-w-24 grow text-ink-soft">{label}</span>
      <span className="inline-flex min-w-0 flex-wrap items-center justify-end gap-x-2 gap-y-1">{children}</span>
      {unit !== undefined && <span className="w-13 shrink-0 text-small text-ink-faint">{unit}</span>}
      {hint !== undefined && <span className="basis-full text-small text-ink-faint">{hint}</span>}
    </div>
  );
}

export interface NumberRowProps {
  label: string;
  /** null: as the placeholder says. */
  value: number | null;
  range: readonly [least: number, most: number];
  kind?: FigureKind;
  unit: string;
  /** What is counted, for the message about what is no number of it. */
  noun: string;
  hint?: ReactNode;
  placeholder?: string;
  onChange: (value: number) => void;
  /** The field was emptied; without it, an empty field takes its old value back. */
  onEmpty?: () => void;
}

/** A figure of the scenario, taken on Enter or on leaving; what cannot be taken stays as it was typed, with what is wrong. */
export function NumberRow({ label, value, range, kind = 'count', unit, noun, hint, placeholder, onChange, onEmpty }: NumberRowProps) {
  const id = useId();
  // What is being typed over which value; when something else changes the value, the typing no longer applies.
  const [typed, setTyped] = useState<{ readonly text: string; readonly over: number | null; readonly problem: string | null } | null>(null);
  const draft = typed?.over === value ? typed : null;
  const problem = draft?.problem ?? null;
  const shown = value === null ? '' : kind === 'percent' ? String(value) : formatRate(value);
  const commit = () => {
    if (draft === null) return;
    if (draft.text.trim() === '') {
      setTyped(null);
      onEmpty?.();
      return;
    }
    const parsed = parseFigure(draft.text, kind, noun, range);
    if (!parsed.ok) {
      setTyped({ ...draft, problem: `${parsed.problem}${shown === '' ? '' : ` It is still ${shown}.`}` });
      return;
    }
    setTyped(null);
    if (parsed.value !== value) onChange(parsed.value);
  };
  return (
    <Field label={label} unit={unit} hint={problem === null ? hint : <span id={id} role="alert" className="text-bad">{problem}</span>}>
      <input
        type="text"
        inputMode="decimal"
        autoComplete="off"
        aria-label={`${label}, ${unit}`}
        aria-invalid={problem !== null || undefined}
        aria-describedby={problem === null ? undefined : id}
        value={draft?.text ?? shown}
        placeholder={placeholder}
        onChange={(event) => setTyped({ text: event.target.value, over: value, problem: null })}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
          if (event.key === 'Escape' && draft !== null) {
            event.stopPropagation();
            setTyped(null);
          }
        }}
        className={`h-8 w-28 rounded-md border bg-panel px-2 text-right text-ink placeholder:text-ink-faint ${problem === null ? 'border-line-strong hover:border-ink-faint' : 'border-bad'}`}
      />
    </Field>
  );
}

export interface ChoiceProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly { readonly value: Value; readonly label: string }[];
  onChange: (value: Value) => void;
}

/** One of several in a native list. */
export function Choice<Value extends string>({ label, value, options, onChange }: ChoiceProps<Value>) {
  return (
    <select
      aria-label={label}
      value={value}
      onChange={(event) => {
        const chosen = options.find((option) => option.value === event.target.value);
        if (chosen !== undefined) onChange(chosen.value);
      }}
      className="h-8 max-w-full min-w-0 rounded-md border border-line-strong bg-panel px-1.5 text-ink hover:border-ink-faint"
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

/** A group of fields, or of what a view shows, under a name. */
export function FieldGroup({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex flex-col gap-2 border-t border-line px-[var(--gutter)] py-3 first:border-t-0">
      <div className="flex min-h-6 flex-wrap items-center gap-x-3 gap-y-1">
        <h3 id={id} className="label-caps m-0">
          {title}
        </h3>
        {aside}
      </div>
      {children}
    </section>
  );
}
