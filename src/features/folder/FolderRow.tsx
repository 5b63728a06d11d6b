import { sanitizeName } from '@/core/importers/names';
import { Check, ChevronRight, Minus } from 'lucide-react';
import { countAt, type TreeNode, type TreeSums } from '@/core/importers/repository/folder-tree';
import { formatCount } from '@/core/tokenize/count';
import { formatBytes, formatInteger } from '@/core/units';
import { COLUMN_CLASS } from './row-columns';
import type { TreeRow } from './tree-rows';

export interface FolderRowProps {
  id: string;
  row: TreeRow;
  node: TreeNode;
  sums: TreeSums;
  isOpen: boolean;
  isActive: boolean;
  heightPx: number;
  onOpen: (isOpen: boolean) => void;
  onToggle: () => void;
}

/** Levels for which there is room in every width; the name keeps most of the column, so deeper ones say their number in front. */
const INDENTED_LEVELS = 6;

/** A file or folder with its tokens; its box says whether it goes into the prompt. */
export function FolderRow({ id, row: { index, place, siblings }, node, sums, isOpen, isActive, heightPx, onOpen, onToggle }: FolderRowProps) {
  const isFolder = node.file === null;
  const [files, chosenFiles, waiting] = [sums.files[index] ?? 0, sums.chosenFiles[index] ?? 0, sums.waiting[index] ?? 0];
  const checked = chosenFiles === 0 ? false : chosenFiles === files ? true : 'mixed';
  const count = countAt(sums.all, index);
  const tokens = waiting === files ? '…' : `${formatCount(count)}${waiting > 0 ? ' +' : ''}`;
  const noun = count.tokens === 1 && waiting === 0 ? ' token' : ' tokens';
  const size = waiting === files ? '' : formatBytes(sums.bytes[index] ?? 0);
  return (
    <div
      id={id}
      role="treeitem"
      aria-level={node.depth}
      aria-posinset={place}
      aria-setsize={siblings}
      aria-expanded={isFolder ? isOpen : undefined}
      aria-checked={checked}
      title={node.path}
      onClick={() => onOpen(isFolder && !isOpen)}
      className={`${COLUMN_CLASS} items-center ${chosenFiles === 0 ? 'text-ink-faint' : ''} ${isActive ? 'bg-accent-wash group-focus-visible/tree:shadow-[inset_0_0_0_1px_var(--accent)]' : 'hover:bg-raised'}`}
      style={{ height: heightPx }}
    >
      <span className="flex min-w-0 items-center gap-1.5" style={{ paddingLeft: `min(calc(${node.depth - 1} * var(--indent)), 35%)` }}>
        {node.depth > INDENTED_LEVELS && (
          <span aria-hidden className="shrink-0 text-micro text-ink-faint">
            {node.depth}
          </span>
        )}
        <ChevronRight aria-hidden size={13} className={`shrink-0 text-ink-faint ${isFolder ? '' : 'invisible'} ${isOpen ? 'rotate-90' : ''}`} />
        <span
          aria-hidden
          onClick={(event) => {
            event.stopPropagation();
            onToggle();
          }}
          className="-m-1.5 inline-flex size-6 shrink-0 items-center justify-center p-1.5"
        >
          <span className={`inline-flex size-3.5 items-center justify-center rounded-[3px] border ${checked === false ? 'border-line-strong bg-panel' : 'border-accent bg-accent text-accent-ink'}`}>
            {checked === true && <Check size={11} strokeWidth={3} />}
            {checked === 'mixed' && <Minus size={11} strokeWidth={3} />}
          </span>
        </span>
        <span className={`truncate ${isFolder ? 'font-semibold' : 'font-mono text-small'}`}>{isFolder ? `${sanitizeName(node.name)}/` : sanitizeName(node.name)}</span>
      </span>
      <span className="text-right text-small max-sm:hidden">
        {isFolder && formatInteger(files)}
        {isFolder && <span className="sr-only"> {files === 1 ? 'file' : 'files'} </span>}
      </span>
      <span className="text-right text-small whitespace-nowrap max-sm:hidden">{size}</span>
      <span className="text-right whitespace-nowrap">
        {tokens}
        <span className="sr-only">{waiting === files ? ' not counted yet' : noun}</span>
      </span>
    </div>
  );
}
