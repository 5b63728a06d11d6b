import { useState } from 'react';
import { exportOwnFigures, importOwnFigures, type ImportProblem } from '@/state/own-figures';
import { useApp, useAppStore } from '@/state/react';
import { selectEditedModels } from '@/state/selectors';
import { Button } from '@/ui/Button';
import { FileButton } from '@/ui/FileButton';
import { saveFile } from '@/ui/save-file';

const NAME = 'contextscope-own-figures.json';

/** Own figures as a file, out and in. What is wrong with a file is said by field, and nothing of it is taken. */
export function OwnFiles() {
  const store = useAppStore();
  const isNone = useApp((state) => selectEditedModels(state).size === 0);
  const [outcome, setOutcome] = useState<ImportProblem | 'imported' | null>(null);
  return (
    <>
      <Button disabled={isNone} onClick={() => saveFile(NAME, 'application/json', exportOwnFigures(store))}>
        Export JSON
      </Button>
      <FileButton
        label="Import JSON…"
        onFiles={([file]) => {
          if (file !== undefined) void importOwnFigures(store, file).then((problem) => setOutcome(problem ?? 'imported'));
        }}
      />
      <div role="status" className="order-last basis-full empty:hidden">
        {outcome === null ? null : outcome === 'imported' ? (
          <p className="m-0 text-small text-ink-soft">Imported. Undo takes it back.</p>
        ) : (
          <div className="flex max-w-160 flex-col gap-1.5 rounded-md border border-l-3 border-line-strong border-l-bad bg-raised px-3 py-2">
            <p className="m-0">{outcome.text}</p>
            {outcome.details.length === 0 ? null : (
              <ul className="m-0 max-h-48 list-none overflow-y-auto p-0 font-mono text-small break-words text-ink-soft" tabIndex={0} aria-label="What is wrong, by field">
                {outcome.details.map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ul>
            )}
            <Button size="tiny" className="self-start" onClick={() => setOutcome(null)}>
              Dismiss
            </Button>
          </div>
        )}
      </div>
    </>
  );
}
