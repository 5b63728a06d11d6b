import { useId, useState } from 'react';
import { formatRate, numberFault, parseRate, parseTokens } from './parse-tokens';

export interface NumberFieldProps {
  /** Accessible name; the visible label stands beside it. */
  label: string;
  /** null shows the placeholder. */
  value: number | null;
  min: number;
  max: number;
  onChange: (value: number) => void;
  /** Called when the field is emptied; without it, an empty field takes its old value back. */
  onEmpty?: (() => void) | undefined;
  placeholder?: string;
  /** What is counted, for the message about what is no number, and how to write it. */
  noun?: string;
  hint?: string;
  /** It may have decimals: how often something happens. */
  isRate?: boolean;
}

/** Tokens, or what `noun` says, as a number, for a row that wraps (a message takes a line of its own): takes "8192", "8,192", "8k" or "1.05M" on Enter or on leaving, held between min and max. */
export function NumberField({ label, value, min, max, onChange, onEmpty, placeholder, noun = 'tokens', hint = 'Try 8192 or 8k.', isRate = false }: NumberFieldProps) {
  const messageId = useId();
  // What is being typed over which value; when another control changes the value, the typing no longer applies.
  const [typed, setTyped] = useState<{ readonly text: string; readonly over: number | null; readonly isWrong: boolean } | null>(null);
  const draft = typed !== null && typed.over === value ? typed.text : null;
  const isWrong = typed !== null && draft !== null && typed.isWrong;
  const shown = value === null ? '' : formatRate(value);

  const forget = () => setTyped(null);
  const commit = () => {
    if (draft === null) return;
    if (draft.trim() === '') {
      forget();
      onEmpty?.();
      return;
    }
    const tokens = isRate ? parseRate(draft) : parseTokens(draft);
    if (tokens === null) {
      setTyped({ text: draft, over: value, isWrong: true });
      return;
    }
    forget();
    const held = Math.min(max, Math.max(min, tokens));
    if (held !== value) onChange(held);
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
        value={draft ?? shown}
        placeholder={placeholder}
        onChange={(event) => setTyped({ text: event.target.value, over: value, isWrong: false })}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
          if (event.key === 'Escape' && draft !== null) {
            event.stopPropagation();
            forget();
          }
        }}
        className={`h-8 w-28 rounded-md border bg-panel px-2 text-right text-ink placeholder:text-ink-faint ${isWrong ? 'border-bad' : 'border-line-strong hover:border-ink-faint'}`}
      />
      {isWrong && (
        <span id={messageId} role="alert" className="order-last basis-full text-small text-bad">
          {`${numberFault(draft ?? '', noun)} ${shown === '' ? 'Nothing was set.' : `It is still ${shown}.`} ${hint}`}
        </span>
      )}
    </>
  );
}
