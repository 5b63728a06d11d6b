import { useState } from 'react';
import { NO_FIELDS, type OwnArchitecture, type OwnFields, readOwnFile, writeOwnFile } from '@/core/memory/own-architecture';
import { selectMemory } from '@/state/memory-defaults';
import { replaceOwnArchitecture } from '@/state/own-data';
import { useApp, useAppStore } from '@/state/react';
import { Button } from '@/ui/Button';
import { FileButton } from '@/ui/FileButton';
import { saveFile } from '@/ui/save-file';
import { OwnForm } from './OwnForm';

/** The architectures that the user has typed in, kept between visits. */
export function OwnArchitectures() {
  const store = useAppStore();
  const { ownArchitectures: own } = useApp(selectMemory);
  const [edited, setEdited] = useState<OwnArchitecture | null>(null);
  const [problem, setProblem] = useState('');

  const save = (fields: OwnFields) => {
    const id = edited === null || edited.id === '' ? freeId(own) : edited.id;
    if (own.some((each) => each.id === id)) replaceOwnArchitecture(store, id, { id, fields });
    else store.getState().setMemory({ ownArchitectures: [...own, { id, fields }], architectureId: id });
    setEdited(null);
  };
  const remove = (id: string) => {
    replaceOwnArchitecture(store, id, null);
    setEdited(null);
  };
  const open = async ([file]: File[]) => {
    const read = file === undefined ? null : readOwnFile(await file.text());
    if (read === null || read.length === 0) {
      setProblem(`${file?.name ?? 'The file'} holds no architectures that were saved here.`);
      return;
    }
    setProblem('');
    let all = own;
    for (const { fields } of read) all = [...all, { id: freeId(all), fields }];
    store.getState().setMemory({ ownArchitectures: all, architectureId: all.at(-1)?.id ?? null });
  };

  return (
    <div className="flex min-w-0 flex-col gap-2">
      {own.length > 0 && (
        <ul aria-label="Your architectures" className="m-0 flex list-none flex-col p-0">
          {own.map((each) => (
            <li key={each.id} className="flex items-center gap-1 border-t border-line py-1">
              <span className="min-w-0 flex-1 truncate">{each.fields.name}</span>
              <Button size="tiny" look="quiet" aria-label={`Edit ${each.fields.name}`} onClick={() => setEdited(each)}>
                Edit
              </Button>
              <Button size="tiny" look="quiet" aria-label={`Remove ${each.fields.name}`} onClick={() => remove(each.id)}>
                Remove
              </Button>
            </li>
          ))}
        </ul>
      )}
      {edited === null ? (
        <div className="flex flex-wrap gap-2">
          <Button size="small" onClick={() => setEdited({ id: '', fields: NO_FIELDS })}>
            Type in an architecture
          </Button>
          <FileButton label="Open file" className="h-7! px-2!" onFiles={(files) => void store.getState().track('reading architectures', open(files))} />
          {own.length > 0 && (
            <Button size="small" onClick={() => saveFile('contextscope-architectures.json', 'application/json', writeOwnFile(own))}>
              Save file
            </Button>
          )}
        </div>
      ) : (
        <OwnForm key={edited.id} start={edited.fields} onSave={save} onCancel={() => setEdited(null)} />
      )}
      {problem !== '' && (
        <p role="alert" className="m-0 text-small text-bad">
          {problem}
        </p>
      )}
    </div>
  );
}

function freeId(own: readonly OwnArchitecture[]): string {
  let number = own.length + 1;
  while (own.some(({ id }) => id === `own-${number}`)) number += 1;
  return `own-${number}`;
}
