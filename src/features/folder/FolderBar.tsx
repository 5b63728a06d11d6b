import { useId } from 'react';
import { formatInteger } from '@/core/units';
import { changeFolderChoices, type FilledChoices } from '@/state/folder-choices';
import type { FolderWork } from '@/state/folder-session';
import { useApp, useAppStore } from '@/state/react';
import { Button } from '@/ui/Button';
import { Progress } from '@/ui/Progress';
import { Segmented } from '@/ui/Segmented';
import { ChooseFolder } from './ChooseFolder';
import { chosenWords } from './chosen-figures';
import { RecalledChoice } from './RecalledChoice';

const PAGE_OPTIONS = [
  { value: 'source', label: 'Source' },
  { value: 'text', label: 'Readable text' },
] as const;

/** Which folder is open, how far it is read, and which files are wanted at all. */
export function FolderBar({ folder, choices }: { folder: FolderWork; choices: FilledChoices }) {
  const store = useAppStore();
  const { name, key, phase, session, doneFiles, sums, patterns } = folder;
  const files = session.tree.files;
  const build = useApp((state) => state.folderBuild);
  const isBuilding = build !== null && build.problems === null;
  const isRunning = phase === 'walking' || phase === 'counting';
  return (
    <div className="flex flex-col gap-2 border-b border-line px-[var(--gutter)] py-2">
      <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-2">
        <h2 className="m-0 max-w-60 truncate text-body font-semibold" title={name}>
          {name}
        </h2>
        <p role="status" className="m-0 text-ink-soft">
          {phase === 'walking' && `Looking through folders: ${formatInteger(files)} files so far`}
          {phase === 'counting' && `Counting ${formatInteger(Math.min(doneFiles + 1, files))} of ${formatInteger(files)} files`}
          {phase === 'stopped' && `Stopped: ${formatInteger(files)} files found, ${formatInteger(doneFiles)} read`}
          {phase === 'ready' && isBuilding && `Building the prompt: ${formatInteger(Math.min(build.doneFiles + 1, build.files))} of ${formatInteger(build.files)} files`}
          {phase === 'ready' && !isBuilding && sums !== null && chosenWords(sums)}
        </p>
        {phase === 'counting' && <Progress label="Counting files" done={doneFiles} whole={Math.max(1, files)} className="w-32" />}
        {isRunning && (
          <Button size="tiny" onClick={session.stop}>
            Cancel
          </Button>
        )}
        {phase === 'stopped' && (
          <Button size="tiny" onClick={session.resume}>
            Go on
          </Button>
        )}
        <span className="ml-auto flex gap-2">
          <ChooseFolder isSmall />
          <Button size="small" look="quiet" onClick={() => store.getState().closeFolder()}>
            Close
          </Button>
        </span>
      </div>
      <RecalledChoice folder={folder} />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-small max-sm:grid max-sm:grid-cols-[auto_minmax(0,1fr)]">
        <GlobField label="Only files" placeholder="src/**, *.ts" value={choices.include} told={unmatchedWords(patterns?.unmatched.include)} onChange={(include) => changeFolderChoices(store, key, { include })} />
        <GlobField label="Without" placeholder="*.lock, *.test.*" value={choices.exclude} told={patterns?.leavesNone === true ? 'leaves no file' : unmatchedWords(patterns?.unmatched.exclude)} onChange={(exclude) => changeFolderChoices(store, key, { exclude })} />
        <Check label="Follow .gitignore" checked={choices.gitignore} onChange={(gitignore) => changeFolderChoices(store, key, { gitignore })} />
        <Check label="Leave out dependencies, build outputs, caches" checked={choices.prunes} onChange={(prunes) => changeFolderChoices(store, key, { prunes })} />
        {session.hasPages && (
          <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1 max-sm:col-span-2">
            <span aria-hidden>HTML pages as</span>
            <Segmented<FilledChoices['pages']> label="HTML pages as" value={choices.pages} onChange={(pages) => changeFolderChoices(store, key, { pages })} options={PAGE_OPTIONS} />
            {choices.pages === 'text' && <span className="text-ink-faint">Those without readable text stay source.</span>}
          </span>
        )}
      </div>
    </div>
  );
}

function Check({ label, checked, onChange }: { label: string; checked: boolean; onChange: (checked: boolean) => void }) {
  return (
    <label className="inline-flex min-h-6 items-center gap-1.5 max-sm:col-span-2">
      <input type="checkbox" className="m-0 accent-[var(--accent)]" checked={checked} onChange={(event) => onChange(event.currentTarget.checked)} />
      {label}
    </label>
  );
}

/** Patterns hold as they are typed: what is pressed next goes by them. */
function GlobField({ label, placeholder, value, told, onChange }: { label: string; placeholder: string; value: string; told: string | null; onChange: (text: string) => void }) {
  const id = useId();
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1 max-sm:col-span-2 max-sm:grid max-sm:grid-cols-subgrid">
      <label className="inline-flex items-center gap-1.5 max-sm:col-span-2 max-sm:grid max-sm:grid-cols-subgrid">
        {label}
        <input
          type="text"
          spellCheck={false}
          autoComplete="off"
          maxLength={2000}
          title="Patterns as in .gitignore and with braces, apart by commas or blanks"
          aria-describedby={id}
          placeholder={placeholder}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
          className="h-7 w-40 max-sm:w-full rounded-md border border-line-strong bg-panel px-2 font-mono text-small text-ink placeholder:text-ink-faint hover:border-ink-faint"
        />
      </label>
      <span id={id} role="status" className="max-w-80 truncate text-warn empty:hidden max-sm:col-start-2">
        {value === '' ? null : told}
      </span>
    </span>
  );
}

function unmatchedWords([first, second, ...others]: readonly string[] = []): string | null {
  if (first === undefined) return null;
  if (second === undefined) return `${first} matches no file`;
  return others.length === 0 ? `${first} and ${second} match no file` : `${formatInteger(others.length + 2)} patterns match no file`;
}
