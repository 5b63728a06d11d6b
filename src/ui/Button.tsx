import type { ComponentProps, ReactNode } from 'react';

// A button whose menu is open stays lit, so that the menu is seen to belong to it.
const MENU_OPEN = '[&[aria-haspopup=menu][aria-expanded=true]]:bg-accent-wash [&[aria-haspopup=menu][aria-expanded=true]]:text-ink';

const LOOK = {
  plain: 'border border-line-strong bg-raised text-ink enabled:hover:border-ink-faint',
  primary: 'border border-accent bg-accent font-semibold text-accent-ink hover:brightness-110',
  quiet: `border border-transparent text-ink-soft enabled:hover:bg-accent-wash enabled:hover:text-ink ${MENU_OPEN}`,
  danger: 'border border-line-strong bg-raised text-bad enabled:hover:border-bad',
} as const;

/** Heights of 32, 28 and 24 px. */
const SIZE = { regular: 'h-8 px-2.5', small: 'h-7 px-2', tiny: 'h-6 px-2' } as const;

export interface ButtonProps extends ComponentProps<'button'> {
  look?: keyof typeof LOOK;
  size?: keyof typeof SIZE;
}

export function Button({ look = 'plain', size = 'regular', className = '', type = 'button', ...rest }: ButtonProps) {
  return (
    <button
      type={type}
      data-control=""
      className={`inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md whitespace-nowrap transition-colors duration-150 disabled:opacity-45 ${SIZE[size]} ${LOOK[look]} ${className}`}
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
      data-control=""
      aria-label={label}
      title={label}
      className={`inline-flex size-7 shrink-0 items-center justify-center rounded-sm text-ink-faint transition-colors duration-150 enabled:hover:bg-accent-wash enabled:hover:text-ink disabled:opacity-40 ${MENU_OPEN} ${className}`}
      {...rest}
    >
      {icon}
    </button>
  );
}
