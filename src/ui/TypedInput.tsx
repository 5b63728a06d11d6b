import { useId } from 'react';
import { TypedBox, type TypingOptions, useTyping } from './TypedBox';

export interface TypedInputProps extends TypingOptions {
  /** Accessible name; the visible label stands beside it. */
  label: string;
  placeholder?: string | undefined;
  /** Width, as a class. */
  width?: string;
}

/** A short text that means a value, for a row that wraps: its message takes a line of its own. */
export function TypedInput({ label, placeholder, width, ...options }: TypedInputProps) {
  const messageId = useId();
  const typing = useTyping(options);
  return (
    <>
      <TypedBox typing={typing} label={label} messageId={messageId} placeholder={placeholder} width={width} />
      {typing.problem !== null && (
        <span id={messageId} role="alert" className="order-last basis-full text-small text-bad">
          {typing.problem}
        </span>
      )}
    </>
  );
}
