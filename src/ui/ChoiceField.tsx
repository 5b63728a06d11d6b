import { useId } from 'react';

export interface ChoiceFieldProps {
  label: string;
  value: string;
  options: readonly { readonly value: string; readonly label: string }[];
  onChange: (value: string) => void;
  /** The options are long: the list takes a line of its own. */
  isWide?: boolean;
}

/** One of many with its name, for a list of inputs: the platform's own select. */
export function ChoiceField({ label, value, options, onChange, isWide = false }: ChoiceFieldProps) {
  const id = useId();
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
      <label htmlFor={id} className="min-w-0 flex-1 basis-28">
        {label}
      </label>
      <select
        id={id}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        className={`h-8 ${isWide ? 'basis-full' : 'w-48'} max-w-full min-w-0 rounded-md border border-line-strong bg-panel px-1.5 text-ink hover:border-ink-faint`}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
