import { useRef, useState } from 'react';
import { Button } from './Button';

/** A text to be copied. Where the browser does not allow that, all of it is selected, so that one key copies it. */
export function CopyField({ label, text, rows = 3, copyLabel }: { label: string; text: string; rows?: number; copyLabel: string }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [said, setSaid] = useState<{ readonly of: string; readonly words: string } | null>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid({ of: text, words: 'Copied.' });
    } catch {
      field.current?.focus();
      field.current?.select();
      setSaid({ of: text, words: 'The browser did not allow copying. All of it is selected: copy it with Ctrl+C or ⌘C.' });
    }
  };
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <textarea ref={field} aria-label={label} readOnly rows={rows} value={text} spellCheck={false} onFocus={(event) => event.currentTarget.select()} className="w-full resize-none rounded-md border border-line-strong bg-page p-2 font-mono text-small break-all text-ink" />
      <div className="flex flex-wrap items-center gap-3">
        <Button look="primary" disabled={text === ''} onClick={() => void copy()}>
          {copyLabel}
        </Button>
        <span role="status" className="min-w-0 flex-1 text-small text-ink-soft">
          {said?.of === text ? said.words : ''}
        </span>
      </div>
    </div>
  );
}
