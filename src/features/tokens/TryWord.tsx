import { lazy, Suspense, useEffect, useId, useState } from 'react';
import { useApp, useAppStore } from '@/state/react';
import { OpeningMerges } from './OpeningMerges';

const TriedWord = lazy(async () => ({ default: (await import('./TriedWord')).TriedWord }));

/** A field for a word of the user's own, and how it becomes tokens. */
export function TryWord() {
  const store = useAppStore();
  const [isOpen, setIsOpen] = useState(() => store.getState().word !== null);
  useEffect(() => {
    if (!isOpen && store.getState().word !== null) store.getState().tryWord('');
  }, [store, isOpen]);
  return (
    <details open={isOpen} onToggle={(event) => setIsOpen(event.currentTarget.open)} className="mt-3 border-t border-line pt-3">
      <summary className="label-caps rounded-sm py-0.5 hover:text-ink">Try a word</summary>
      {isOpen && (
        <div className="mt-2 flex flex-col gap-2">
          <WordField />
          <Suspense fallback={<OpeningMerges />}>
            <TriedWord />
          </Suspense>
        </div>
      )}
    </details>
  );
}

/** Longer texts have the token view. */
const MOST_UNITS = 64;

function WordField() {
  const store = useAppStore();
  const text = useApp((state) => state.word?.text ?? '');
  const id = useId();
  return (
    <label htmlFor={id} className="flex flex-col gap-1 text-small text-ink-soft">
      A word or a few, as the chosen model’s tokenizer cuts them
      <input
        id={id}
        type="text"
        value={text}
        maxLength={MOST_UNITS}
        placeholder="rollback"
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        onChange={(event) => store.getState().tryWord(event.target.value)}
        className="h-8 min-w-0 rounded-md border border-line-strong bg-raised px-2 font-mono text-body text-ink placeholder:text-ink-faint"
      />
    </label>
  );
}
