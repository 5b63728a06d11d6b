import { type ReactNode, useId } from 'react';
import { formatRate } from '@/ui/parse-tokens';
import { TypedBox, useTyping } from '@/ui/TypedBox';
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
  const shown = value === null ? '' : kind === 'percent' ? String(value) : formatRate(value);
  const onCommit = (text: string) => {
    const parsed = parseFigure(text, kind, noun, range);
    if (!parsed.ok) return `${parsed.problem}${shown === '' ? '' : ` It is still ${shown}.`}`;
    if (parsed.value !== value) onChange(parsed.value);
    return null;
  };
  const typing = useTyping({ shown, onCommit, onEmpty });
  return (
    <Field label={label} unit={unit} hint={typing.problem === null ? hint : <span id={id} role="alert" className="text-bad">{typing.problem}</span>}>
      <TypedBox typing={typing} label={`${label}, ${unit}`} messageId={id} placeholder={placeholder} />
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
