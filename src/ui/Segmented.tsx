import { useId } from 'react';

export interface SegmentedProps<Value extends string> {
  label: string;
  value: Value;
  options: readonly { readonly value: Value; readonly label: string }[];
  onChange: (value: Value) => void;
}

/** One of a few, all visible: a native radio group, so arrow keys work. */
export function Segmented<Value extends string>({ label, value, options, onChange }: SegmentedProps<Value>) {
  const name = useId();
  return (
    <div role="radiogroup" aria-label={label} className="inline-flex max-w-full flex-wrap overflow-clip rounded-md border border-line-strong">
      {options.map((option) => (
        <label
          key={option.value}
          className="relative px-2.5 py-[3px] text-ink-soft transition-colors duration-150 hover:text-ink has-checked:bg-ink has-checked:text-panel has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-accent"
        >
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            className="absolute inset-0 m-0 appearance-none outline-none"
          />
          {option.label}
        </label>
      ))}
    </div>
  );
}
