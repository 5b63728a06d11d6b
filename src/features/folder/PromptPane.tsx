import { useRef } from 'react';
import { countAt, type TreeSums } from '@/core/importers/repository/folder-tree';
import type { Shape } from '@/core/importers/repository/prompt-shape';
import { clashOf, clashWords, type ShapeClash } from '@/core/importers/repository/shape-traits';
import { addCounts, formatBand, formatCount, isApproximate } from '@/core/tokenize/count';
import { formatBytes, formatInteger } from '@/core/units';
import { MOST_BYTES, MOST_PARTS, startFolderBuild } from '@/state/folder-build';
import { changeFolderChoices, type FilledChoices } from '@/state/folder-choices';
import type { FolderWork } from '@/state/folder-session';
import { useApp, useAppStore } from '@/state/react';
import { Button } from '@/ui/Button';
import { NamedGroup } from '@/ui/NamedGroup';
import { Progress } from '@/ui/Progress';
import { Segmented } from '@/ui/Segmented';
import { SecretFiles } from './SecretFiles';

const SHAPE_OPTIONS = [
  { value: 'xml', label: 'XML tags' },
  { value: 'markdown', label: 'Markdown' },
  { value: 'plain', label: 'Plain' },
] as const satisfies readonly { value: Shape; label: string }[];

/** The prompt that the chosen files make: its shape, what it comes to, and the button that builds it. */
export function PromptPane({ folder, sums, choices }: { folder: FolderWork; sums: TreeSums; choices: FilledChoices }) {
  const store = useAppStore();
  const { name, key, framing, phase } = folder;
  const builder = useRef<HTMLButtonElement>(null);
  const build = useApp((state) => state.folderBuild);
  const isBuilding = build !== null && build.problems === null;
  const problems = build?.problems ?? [];
  const files = sums.chosenFiles[0] ?? 0;
  const texts = countAt(sums.chosen, 0);
  const bytes = sums.chosenBytes[0] ?? 0;
  const isReady = phase === 'ready';
  const total = framing === null ? null : addCounts([texts, framing]);
  const clash = clashOfChosen(folder, sums, choices);
  const openAsPrompts = async () => {
    await folder.session.choosing();
    store.getState().openBatch({ kind: 'files', name, files: folder.session.files().flatMap(({ path, file }) => (file === null ? [] : [{ path, file }])) });
  };
  const reason = files === 0 ? 'No file is chosen.' : bytes > MOST_BYTES ? `A prompt of more than ${formatBytes(MOST_BYTES)} is not built; take files out.` : choices.isPerFile && files > MOST_PARTS ? `Up to ${formatInteger(MOST_PARTS)} files can be parts of their own; choose one document, or fewer files.` : null;

  return (
    <div className="shrink-0 px-[var(--gutter)] py-3">
      <NamedGroup title="Prompt of these files">
        <div className="flex flex-wrap items-center gap-2">
          <Segmented<Shape> label="Shape of the prompt" value={choices.shape} onChange={(shape) => changeFolderChoices(store, key, { shape })} options={SHAPE_OPTIONS} />
          <Segmented<'one' | 'each'>
            label="Parts of the prompt"
            value={choices.isPerFile ? 'each' : 'one'}
            onChange={(value) => changeFolderChoices(store, key, { isPerFile: value === 'each' })}
            options={[
              { value: 'one', label: 'One document' },
              { value: 'each', label: 'One for each file' },
            ]}
          />
        </div>
        {clash !== null && (
          <p role="status" className="m-0 rounded-md border border-warn bg-warn-wash px-2.5 py-1.5 text-small wrap-anywhere">
            {clash}
          </p>
        )}
        <SecretFiles folder={folder} sums={sums} onLeftOut={() => builder.current?.focus()} />
        <table aria-label="Tokens of the prompt" className="w-full border-separate border-spacing-0">
          <thead className="sr-only">
            <tr>
              <th scope="col">Of what</th>
              <th scope="col">Tokens</th>
            </tr>
          </thead>
          <tbody>
            <Line name={`${formatInteger(files)} ${files === 1 ? 'file' : 'files'}, ${formatBytes(bytes)}`} value={isReady ? formatCount(texts) : `${formatCount(texts)} so far`} />
            <Line name="Framing of the shape" value={framing === null ? '…' : formatCount(framing)} />
            <Line name="Together" value={total === null ? '…' : formatCount(total)} isTotal />
          </tbody>
        </table>
        {/* It keeps its place while framing is counted: a button that moves between a press and its release is not pressed. */}
        {(total === null || isApproximate(total.exactness)) && (
          <p className="m-0 text-small text-ink-faint">
            <span className="block">{total === null ? '…' : formatBand(total)} tokens.</span>
            Framing is counted by itself, and where it meets a file a token may reach over; what is built is counted {choices.isPerFile ? 'part by part' : 'as one text'}.
          </p>
        )}
        <div className="flex flex-wrap items-center gap-3">
          <Button ref={builder} look="primary" disabled={!isReady || isBuilding || reason !== null} onClick={() => startFolderBuild(store, folder)}>
            Build prompt
          </Button>
          <Button disabled={!isReady || files === 0} onClick={() => void openAsPrompts()}>
            Each as a prompt
          </Button>
          {isBuilding && (
            <>
              <Progress label="Reading files for the prompt" done={build.doneFiles} whole={Math.max(1, build.files)} className="w-32" />
              <Button size="small" look="quiet" onClick={build.stop}>
                Cancel
              </Button>
            </>
          )}
        </div>
        {reason !== null && <p className="m-0 text-small text-ink-soft">{reason}</p>}
        {problems.length > 0 && (
          <ul role="alert" aria-label="Files with a problem" className="m-0 flex max-h-32 list-none flex-col overflow-y-auto p-0 text-small text-warn [overflow-wrap:anywhere]">
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        )}
        <p className="m-0 text-small text-ink-faint">What is chosen here stays in this browser; saved files and links hold the prompt alone.</p>
      </NamedGroup>
    </div>
  );
}

/** What is to be said of chosen files that have marks of the shape in their texts. */
function clashOfChosen({ session }: FolderWork, { marked }: TreeSums, { shape, isPerFile }: FilledChoices): string | null {
  const clashes = marked.flatMap((index): readonly ShapeClash[] => {
    const { path = '', marks = [] } = session.tree.nodes[index] ?? {};
    const mark = clashOf(marks, shape, isPerFile);
    return mark === null ? [] : [{ path, mark }];
  });
  return clashWords(clashes, shape);
}

function Line({ name, value, isTotal = false }: { name: string; value: string; isTotal?: boolean }) {
  return (
    <tr data-kind={isTotal ? 'total' : 'part'} className={isTotal ? 'font-semibold' : ''}>
      <th scope="row" className={`py-0.5 text-left ${isTotal ? 'border-t border-line' : 'font-normal text-ink-soft'}`}>
        {name}
      </th>
      <td className={`py-0.5 text-right ${isTotal ? 'border-t border-line' : ''}`}>{value}</td>
    </tr>
  );
}
