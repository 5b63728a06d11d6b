import type { ReactNode } from 'react';

export interface FileButtonProps {
  /** What it says, which is its accessible name too. */
  label: string;
  /** The same where not all of it has room. */
  children?: ReactNode;
  onFiles: (files: File[]) => void;
  multiple?: boolean;
  id?: string;
  className?: string;
}

/** Picks files: a native file input that looks like a button. */
export function FileButton({ label, children = label, onFiles, multiple, id, className = '' }: FileButtonProps) {
  return (
    <label
      className={`relative inline-flex h-8 shrink-0 items-center rounded-md border border-line-strong bg-raised px-2.5 whitespace-nowrap text-ink transition-colors duration-150 hover:border-ink-faint has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-accent ${className}`}
    >
      {children}
      <input
        type="file"
        multiple={multiple}
        id={id}
        aria-label={label}
        className="sr-only"
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          // The same file may be chosen again, after it was deleted from the prompt or has grown.
          event.currentTarget.value = '';
          onFiles(files);
        }}
      />
    </label>
  );
}
