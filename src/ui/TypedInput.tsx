import { useId, useState } from 'react';

export interface TypedInputProps {
  /** Accessible name; the visible label stands beside it. */
  label: string;
  /** The value as text. */
  shown: string;
  /** What was typed, without blanks around it, on Enter or on leaving; false: it is not a value, and the message says so. */
  onCommit: (text: string) => boolean;
  /** The field was emptied. Without it, it takes its old value back. */
  onEmpty?: () => void;
  /** Why what was typed is none, and what holds instead. */
  message: string;
  /** Width, as a class. */
  width?: string;
}

/** A short text that means a value, for a row that wraps: its message takes a line of its own. */
export function TypedInput({ label, shown, onCommit, onEmpty, message, width = 'w-28' }: TypedInputProps) {
  const messageId = useId();
  const [typed, setTyped] = useState<{ readonly text: string; readonly isWrong: boolean } | null>(null);
  const isWrong = typed?.isWrong ?? false;
  const commit = () => {
    if (typed === null) return;
    const text = typed.text.trim();
    if (text !== '' && !onCommit(text)) {
      setTyped({ text: typed.text, isWrong: true });
      return;
    }
    setTyped(null);
    if (text === '') onEmpty?.();
  };
  return (
    <>
      <input
        type="text"
        inputMode="decimal"
        autoComplete="off"
        aria-label={label}
        aria-invalid={isWrong || undefined}
        aria-describedby={isWrong ? messageId : undefined}
        value={typed?.text ?? shown}
        onChange={(event) => setTyped({ text: event.target.value, isWrong: false })}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
          if (event.key === 'Escape' && typed !== null) {
            event.stopPropagation();
            setTyped(null);
          }
        }}
        className={`h-8 ${width} rounded-md border bg-panel px-2 text-right text-ink ${isWrong ? 'border-bad' : 'border-line-strong hover:border-ink-faint'}`}
      />
      {isWrong && (
        <span id={messageId} role="alert" className="order-last basis-full text-small text-bad">
          {message}
        </span>
      )}
    </>
  );
}
