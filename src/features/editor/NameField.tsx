import { useState } from 'react';

/** The name of a part, edited in place. A name cannot be left empty: the old one comes back. */
export function NameField({ name, isCode, onRename, onDone }: {
  name: string;
  /** Names of tools are set in monospace. */
  isCode: boolean;
  onRename: (name: string) => void;
  onDone: () => void;
}) {
  // While the field is empty the part keeps its last name, so that no view shows a part without one.
  const [isEmpty, setIsEmpty] = useState(false);
  return (
    <input
      aria-label="Name"
      value={isEmpty ? '' : name}
      spellCheck={false}
      autoComplete="off"
      onChange={(event) => {
        const next = event.target.value;
        setIsEmpty(next.trim() === '');
        if (next.trim() !== '') onRename(next);
      }}
      onBlur={() => {
        setIsEmpty(false);
        onDone();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
      }}
      className={`h-7 min-w-30 flex-1 truncate rounded-sm border border-transparent bg-transparent px-[7px] font-semibold hover:border-line-strong focus:border-line-strong focus:bg-panel ${isCode ? 'font-mono' : ''}`}
    />
  );
}
