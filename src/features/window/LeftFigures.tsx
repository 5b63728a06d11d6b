import { useApp } from '@/state/react';

/** Which figures of whoever shared the work do not hold here, while it is this work that is shown. */
export function LeftFigures() {
  const words = useApp(({ figuresLeft, work, past }) => (figuresLeft !== null && (figuresLeft.opened === work || past.includes(figuresLeft.opened)) ? figuresLeft.words.get(work.modelId) : undefined));
  return words === undefined ? null : <p className="m-0 mt-1.5 text-small wrap-anywhere text-ink-soft">The sender’s figures were left: {words}.</p>;
}
