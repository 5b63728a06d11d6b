import type { ComponentProps, ReactNode } from 'react';

const LOOK = {
  plain: 'border border-line-strong bg-raised text-ink hover:border-ink-faint',
  primary: 'border border-accent bg-accent font-semibold text-accent-ink hover:brightness-110',
  quiet: 'border border-transparent text-ink-soft hover:bg-accent-wash hover:text-ink',
  danger: 'border border-line-strong bg-raised text-bad hover:border-bad',
} as const;

export interface ButtonProps extends ComponentProps<'button'> {
  look?: keyof typeof LOOK;
}

export function Button({ look = 'plain', className = '', type = 'button', ...rest }: ButtonProps) {
  return (
    <button
      type={type}
      className={`inline-flex h-8 shrink-0 items-center justify-center gap-1.5 rounded-md px-2.5 whitespace-nowrap transition-colors duration-150 disabled:opacity-45 ${LOOK[look]} ${className}`}
      {...rest}
    />
  );
}

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'aria-label' | 'children'> {
  /** What it does: its accessible name and its tooltip. */
  label: string;
  icon: ReactNode;
}

/** A square button with an icon, 28 × 28 px. */
export function IconButton({ label, icon, className = '', type = 'button', ...rest }: IconButtonProps) {
  return (
    <button
      type={type}
      aria-label={label}
      title={label}
      className={`inline-flex size-7 shrink-0 items-center justify-center rounded-sm text-ink-faint transition-colors duration-150 hover:bg-accent-wash hover:text-ink disabled:opacity-40 disabled:hover:bg-transparent ${className}`}
      {...rest}
    >
      {icon}
    </button>
  );
}
