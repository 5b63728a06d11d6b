import { type ChangeEvent, type KeyboardEvent, useState } from 'react';

export interface Typing {
  /** What is wrong with what was typed; null: nothing, or nothing was typed. */
  readonly problem: string | null;
  readonly handlers: {
    readonly value: string;
    readonly onChange: (event: ChangeEvent<HTMLInputElement>) => void;
    readonly onBlur: () => void;
    readonly onKeyDown: (event: KeyboardEvent<HTMLInputElement>) => void;
  };
}

export interface TypingOptions {
  /** The value as text. */
  shown: string;
  /** What was typed, without blanks around it, on Enter or on leaving. Gives back what is wrong with it, in a sentence, or null. */
  onCommit: (text: string) => string | null;
  /** The field was emptied; without it, an empty field takes its old value back. */
  onEmpty?: (() => void) | undefined;
}

/** A text that is typed over a value: taken on Enter or on leaving, given up on Escape, and left as it was typed where it is none. */
export function useTyping({ shown, onCommit, onEmpty }: TypingOptions): Typing {
  // What is being typed over which value; when another control changes the value, the typing no longer applies.
  const [typed, setTyped] = useState<{ readonly text: string; readonly over: string; readonly problem: string | null } | null>(null);
  const draft = typed?.over === shown ? typed : null;
  const commit = () => {
    if (draft === null) return;
    const text = draft.text.trim();
    const problem = text === '' ? null : onCommit(text);
    setTyped(problem === null ? null : { ...draft, problem });
    if (text === '') onEmpty?.();
  };
  return {
    problem: draft?.problem ?? null,
    handlers: {
      value: draft?.text ?? shown,
      onChange: (event) => setTyped({ text: event.target.value, over: shown, problem: null }),
      onBlur: commit,
      onKeyDown: (event) => {
        if (event.key === 'Enter') commit();
        if (event.key === 'Escape' && draft !== null) {
          event.stopPropagation();
          setTyped(null);
        }
      },
    },
  };
}

/** The box that is typed into. `label`: its accessible name. `messageId`: of the element that says the problem. `width`: as a class. */
export function TypedBox({ typing: { problem, handlers }, label, messageId, placeholder, width = 'w-28' }: { typing: Typing; label: string; messageId: string; placeholder?: string | undefined; width?: string | undefined }) {
  return (
    <input
      type="text"
      inputMode="decimal"
      autoComplete="off"
      aria-label={label}
      aria-invalid={problem !== null || undefined}
      aria-describedby={problem === null ? undefined : messageId}
      placeholder={placeholder}
      {...handlers}
      className={`h-8 ${width} rounded-md border bg-panel px-2 text-right text-ink placeholder:text-ink-faint ${problem === null ? 'border-line-strong hover:border-ink-faint' : 'border-bad'}`}
    />
  );
}
