import { type ReactNode, useId } from 'react';
import { NumberField } from '@/ui/NumberField';

/** A line of the form: its name, the control, and what it means. A message takes a line of its own. */
export function Field({ label, unit, hint, children }: { label: string; unit?: string | undefined; hint?: ReactNode; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <span className="min-w-32 grow text-ink-soft">{label}</span>
      <span className="inline-flex flex-wrap items-center justify-end gap-x-2 gap-y-1">{children}</span>
      {unit !== undefined && <span className="w-13 shrink-0 text-small text-ink-faint">{unit}</span>}
      {hint !== undefined && <span className="basis-full text-small text-ink-faint">{hint}</span>}
    </div>
  );
}

export interface NumberRowProps {
  label: string;
  value: number | null;
  range: readonly [least: number, most: number];
  unit: string;
  noun: string;
  hint?: ReactNode;
  placeholder?: string;
  /** How to write it, for the message about what is no number. */
  example?: string;
  onChange: (value: number) => void;
  onEmpty?: () => void;
}

/** A figure of the scenario. */
export function NumberRow({ label, value, range: [min, max], unit, noun, hint, placeholder, example = 'Try 100.', onChange, onEmpty }: NumberRowProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
      <span className="min-w-32 grow text-ink-soft">{label}</span>
      <NumberField label={label} value={value} min={min} max={max} noun={noun} hint={example} onChange={onChange} onEmpty={onEmpty} {...(placeholder === undefined ? {} : { placeholder })} />
      <span className="w-13 shrink-0 text-small text-ink-faint">{unit}</span>
      {hint !== undefined && <span className="basis-full text-small text-ink-faint">{hint}</span>}
    </div>
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

/** A group of fields under a name. */
export function FieldGroup({ title, aside, children }: { title: string; aside?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex flex-col gap-2 border-t border-line px-[var(--gutter)] py-3">
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
