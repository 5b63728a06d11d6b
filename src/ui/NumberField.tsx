import { formatRate, numberFault, parseRate, parseTokens } from './parse-tokens';
import { TypedInput } from './TypedInput';

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
  /** More than `max` is refused, where the most that is allowed is none that anybody wants. */
  refusesMore?: boolean;
}

/** Tokens, or what `noun` says, as a number, for a row that wraps: takes "8192", "8,192", "8k" or "1.05M" on Enter or on leaving, held between min and max. */
export function NumberField({ label, value, min, max, onChange, onEmpty, placeholder, noun = 'tokens', hint = 'Try 8192 or 8k.', isRate = false, refusesMore = false }: NumberFieldProps) {
  const shown = value === null ? '' : formatRate(value);
  const onCommit = (text: string) => {
    const tokens = isRate ? parseRate(text) : parseTokens(text);
    const still = shown === '' ? 'Nothing was set.' : `It is still ${shown}.`;
    if (tokens === null) return `${numberFault(text, noun)} ${still} ${hint}`;
    if (refusesMore && tokens > max) return `At most ${formatRate(max)} ${noun}. ${still}`;
    const held = Math.min(max, Math.max(min, tokens));
    if (held !== value) onChange(held);
    return null;
  };
  return <TypedInput label={label} shown={shown} placeholder={placeholder} onCommit={onCommit} onEmpty={onEmpty} />;
}
