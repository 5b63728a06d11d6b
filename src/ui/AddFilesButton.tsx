export interface AddFilesButtonProps {
  onFiles: (files: File[]) => void;
  id?: string;
  className?: string;
}

/** Picks files: a native file input that looks like a button. */
export function AddFilesButton({ onFiles, id, className = '' }: AddFilesButtonProps) {
  return (
    <label
      className={`inline-flex h-8 shrink-0 items-center rounded-md border border-line-strong bg-raised px-2.5 whitespace-nowrap hover:border-ink-faint has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-accent ${className}`}
    >
      Add files
      <input
        type="file"
        multiple
        id={id}
        aria-label="Add files"
        className="sr-only"
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          // The same file may be chosen again after it was deleted from the prompt.
          event.currentTarget.value = '';
          onFiles(files);
        }}
      />
    </label>
  );
}
