export interface SwitchProps {
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  /** CSS colour when on; the accent unless given. */
  color?: string;
  disabled?: boolean;
}

/** On or off, 28 × 16 px in a 28 × 24 px target. */
export function Switch({ label, checked, onChange, color = 'var(--accent)', disabled = false }: SwitchProps) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={checked}
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={(event) => {
        event.stopPropagation();
        onChange(!checked);
      }}
      className="inline-flex h-6 w-7 shrink-0 items-center rounded-sm"
    >
      <span
        style={{ backgroundColor: checked ? color : 'var(--line-strong)' }}
        className="relative h-4 w-7 rounded-full border border-[color-mix(in_srgb,var(--edge)_45%,transparent)] transition-colors duration-150"
      >
        <span
          className={`absolute top-[1px] size-3 rounded-full bg-panel shadow-sm transition-[left] duration-150 ${checked ? 'left-[13px]' : 'left-[1px]'}`}
        />
      </span>
    </button>
  );
}
