import { sanitizeName } from '@/core/importers/names';
import { Check, ChevronRight, Minus } from 'lucide-react';
import type { TreeNode, TreeSums } from '@/core/importers/repository/folder-tree';
import { type Figure, figuresOf } from './chosen-figures';
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
  const { checked, files, size, tokens } = figuresOf(sums, index);
  const isOut = checked === false;
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
      className={`${COLUMN_CLASS} items-center ${isOut ? 'text-ink-faint' : ''} ${isActive ? 'bg-accent-wash group-focus-visible/tree:shadow-[inset_0_0_0_1px_var(--accent)]' : 'hover:bg-raised'}`}
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
          <span className={`inline-flex size-3.5 items-center justify-center rounded-[3px] border ${isOut ? 'border-line-strong bg-panel' : 'border-accent bg-accent text-accent-ink'}`}>
            {checked === true && <Check size={11} strokeWidth={3} />}
            {checked === 'mixed' && <Minus size={11} strokeWidth={3} />}
          </span>
        </span>
        <span className={`truncate ${!isFolder ? 'font-mono text-small' : isOut ? '' : 'font-semibold'}`}>{isFolder ? `${sanitizeName(node.name)}/` : sanitizeName(node.name)}</span>
      </span>
      <span className="text-right text-small leading-none max-sm:hidden">
        {isFolder && <Beside figure={files} />}
        {isFolder && <span className="sr-only"> {files.all === '1' ? 'file' : 'files'} </span>}
      </span>
      <span className="text-right text-small leading-none max-sm:hidden">{size !== null && <Beside figure={size} />}</span>
      <span className="text-right leading-none">
        {tokens === null ? '…' : <Beside figure={tokens} />}
        <span className="sr-only">{tokens === null ? ' not counted yet' : tokens.all === '1' ? ' token' : ' tokens'}</span>
      </span>
    </div>
  );
}

/** What is chosen, and all of it: below each other where the column has no room, and on a phone, where the room is the name's. */
function Beside({ figure: { chosen, all } }: { figure: Figure }) {
  if (chosen === null) return <span className="whitespace-nowrap">{all}</span>;
  return (
    <>
      <span className="whitespace-nowrap">{chosen}</span> <span className="text-small leading-none whitespace-nowrap text-ink-faint max-sm:block">of {all}</span>
    </>
  );
}
