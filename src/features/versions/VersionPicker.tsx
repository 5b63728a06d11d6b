import { useAppStore } from '@/state/react';
import type { Version } from '@/state/aside-slice';
import { Button } from '@/ui/Button';
import { FileButton } from '@/ui/FileButton';
import { Menu, type MenuEntry } from '@/ui/Menu';

/** Which state of the work stands on a side, and the ways to choose another. */
export function VersionPicker({ side, version, others, isNow = false, onKeep, onChoose }: {
  side: 'A' | 'B';
  version: Version | null;
  /** Pieces of work that are not open. */
  others: readonly MenuEntry[];
  /** It follows the work. */
  isNow?: boolean;
  onKeep: () => void;
  onChoose: (version: Version | null) => void;
}) {
  const store = useAppStore();
  const openFile = async (file: File | undefined) => {
    if (file === undefined) return;
    const { readVersion } = await import('./file-version');
    const read = await readVersion(store, file);
    if (read.ok) onChoose(read.value);
    else store.getState().notify({ tone: 'error', text: read.error.words, details: ['The sides are as they were.'], action: null });
  };
  return (
    <div role="group" aria-label={`Version ${side}`} className="flex min-w-0 flex-wrap items-center gap-2">
      <b className="font-semibold">{side}</b>
      <span className="max-w-60 min-w-0 truncate text-ink-soft" title={version?.name}>
        {version === null ? 'not chosen' : isNow ? 'the work as it is now' : version.name}
      </span>
      <Button size="small" onClick={onKeep}>
        Keep as {side}
      </Button>
      {others.length > 0 ? <Menu trigger={<Button size="small">Workspace as {side}</Button>} entries={others} /> : null}
      <FileButton label={`Open a file as ${side}`} className="h-7! px-2!" onFiles={([file]) => void store.getState().track('opening a file to compare', openFile(file))} />
      {side === 'B' && !isNow ? (
        <Button size="small" look="quiet" onClick={() => onChoose(null)}>
          Follow the work
        </Button>
      ) : null}
    </div>
  );
}
