import { useState } from 'react';
import { useAppStore } from '@/state/react';
import { Button } from '@/ui/Button';
import { takesDirectory } from './directory-input';

type Picker = { showDirectoryPicker?: () => Promise<FileSystemDirectoryHandle> };

/** Opens the browser's picker of folders, or an input where it has none, which lists all before anything can be left out. */
export function ChooseFolder({ isSmall = false }: { isSmall?: boolean }) {
  const store = useAppStore();
  const [hasPicker] = useState(() => (globalThis as Picker).showDirectoryPicker !== undefined);
  if (hasPicker) {
    const choose = async () => {
      try {
        const handle = await (globalThis as Picker).showDirectoryPicker?.();
        if (handle !== undefined) store.getState().openFolder({ kind: 'handle', handle });
      } catch (error) {
        // Closing the picker is no fault.
        if (error instanceof DOMException && error.name === 'AbortError') return;
        store.getState().notify({ tone: 'error', text: 'The browser did not hand the folder over; drop it on the page.', details: [], action: null });
      }
    };
    return (
      <Button size={isSmall ? 'small' : 'regular'} onClick={() => void choose()}>
        Choose folder
      </Button>
    );
  }
  return (
    <>
      <label className="relative inline-flex h-8 shrink-0 items-center rounded-md border border-line-strong bg-raised px-2.5 whitespace-nowrap hover:border-ink-faint has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-accent">
        Choose folder
        <input
          type="file"
          aria-label="Choose folder"
          ref={takesDirectory}
          className="sr-only"
          onChange={(event) => {
            const files = [...(event.currentTarget.files ?? [])];
            event.currentTarget.value = '';
            if (files.length > 0) store.getState().openFolder({ kind: 'list', files });
          }}
        />
      </label>
      {!isSmall && <p className="m-0 text-small">This browser lists all files of a chosen folder first. Dropping it is faster.</p>}
    </>
  );
}
