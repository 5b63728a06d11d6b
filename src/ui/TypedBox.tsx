import { type ChangeEvent, type KeyboardEvent, useState } from 'react';

export interface Typing {
  /** What is wrong with what was typed; null: nothing, or nothing was typed. */
  readonly problem: string | null;
  readonly handlers: {
    readonly value: string;
    readonly onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => void;
    readonly onBlur: () => void;
    readonly onKeyDown: (event: KeyboardEvent) => void;
  };
}

export interface TypingOptions {
  /** The value as text. */
  shown: string;
  /** What was typed, on Enter or on leaving, without blanks around it unless they are kept. Gives back what is wrong with it, in a sentence, or null. */
  onCommit: (text: string) => string | null;
  /** The field was emptied; without it, an empty field takes its old value back. */
  onEmpty?: (() => void) | undefined;
  /** Blanks and line breaks around it belong to it, unless there is nothing else. */
  keepsBlanks?: boolean | undefined;
}

/** A text that is typed over a value: taken on Enter or on leaving, given up on Escape, and left as it was typed where it is none. */
export function useTyping({ shown, onCommit, onEmpty, keepsBlanks = false }: TypingOptions): Typing {
  // What is being typed over which value; when another control changes the value, the typing no longer applies.
  const [typed, setTyped] = useState<{ readonly text: string; readonly over: string; readonly problem: string | null } | null>(null);
  const draft = typed?.over === shown ? typed : null;
  const commit = () => {
    if (draft === null) return;
    const isEmpty = draft.text.trim() === '';
    const problem = isEmpty ? null : onCommit(keepsBlanks ? draft.text : draft.text.trim());
    setTyped(problem === null ? null : { ...draft, problem });
    if (isEmpty) onEmpty?.();
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

export interface BoxProps {
  typing: Typing;
  /** Accessible name. */
  label: string;
  /** Of the element that says the problem. */
  messageId: string;
  placeholder?: string | undefined;
}

const LOOK = 'rounded-md border bg-panel px-2 text-ink placeholder:text-ink-faint';

/** The box that a number is typed into. `width`: as a class. */
export function TypedBox({ typing, width = 'w-28', ...props }: BoxProps & { width?: string | undefined }) {
  return <input type="text" inputMode="decimal" autoComplete="off" {...boxProps({ typing, ...props })} {...typing.handlers} className={`h-8 ${width} text-right ${LOOK} ${edgeOf(typing)}`} />;
}

/** The box that a text is typed into, which takes the room that there is, and grows with its lines. Enter takes it, with Shift it begins a line. */
export function TextBox({ typing, ...props }: BoxProps) {
  const onKeyDown = (event: KeyboardEvent) => {
    // It may end a word that is being composed.
    if (event.key === 'Enter' && (event.shiftKey || event.nativeEvent.isComposing)) return;
    if (event.key === 'Enter') event.preventDefault();
    typing.handlers.onKeyDown(event);
  };
  return (
    <textarea
      rows={1}
      autoComplete="off"
      title="Enter takes it, Shift+Enter begins a line."
      {...boxProps({ typing, ...props })}
      {...typing.handlers}
      onKeyDown={onKeyDown}
      className={`field-sizing-content max-h-40 min-h-8 min-w-0 flex-1 basis-60 resize-none py-[5.5px] ${LOOK} ${edgeOf(typing)}`}
    />
  );
}

function boxProps({ typing: { problem }, label, messageId, placeholder }: BoxProps) {
  return { 'aria-label': label, 'aria-invalid': problem !== null || undefined, 'aria-describedby': problem === null ? undefined : messageId, placeholder };
}

function edgeOf({ problem }: Typing): string {
  return problem === null ? 'border-line-strong hover:border-ink-faint' : 'border-bad';
}
