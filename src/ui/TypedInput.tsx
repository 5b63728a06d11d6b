import { useId } from 'react';
import { TextBox, TypedBox, type TypingOptions, useTyping } from './TypedBox';

export interface TypedInputProps extends TypingOptions {
  /** Accessible name; the visible label stands beside it. */
  label: string;
  placeholder?: string | undefined;
  /** Width of a number's box, as a class. */
  width?: string;
  /** It is a text, and no number. */
  isText?: boolean;
}

/** A number, or a text, for a row that wraps: its message takes a line of its own. */
export function TypedInput({ label, placeholder, width, isText = false, ...options }: TypedInputProps) {
  const messageId = useId();
  const typing = useTyping(options);
  const props = { typing, label, messageId, placeholder };
  return (
    <>
      {isText ? <TextBox {...props} /> : <TypedBox {...props} width={width} />}
      {typing.problem !== null && (
        <span id={messageId} role="alert" className="order-last basis-full text-small text-bad">
          {typing.problem}
        </span>
      )}
    </>
  );
}
