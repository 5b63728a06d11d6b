import { ArrowDown, ArrowUp } from 'lucide-react';
import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react';
import { chosen, type TreeSums } from '@/core/importers/repository/folder-tree';
import { changeFolderChoices } from '@/state/folder-choices';
import type { FolderWork } from '@/state/folder-session';
import { useAppStore } from '@/state/react';
import { EmptyState } from '@/ui/EmptyState';
import { PrintedTable } from '@/ui/PrintedTable';
import { textPx } from '@/ui/text-size';
import { useRowScroll } from '@/ui/use-row-scroll';
import { useWholeTable } from '@/ui/whole-table';
import { FolderDocuments } from './FolderDocuments';
import { FolderRow } from './FolderRow';
import { COLUMN_CLASS } from './row-columns';
import { fileTable, printedTree, type Sort, type SortKey, treeMove, treeRows } from './tree-rows';

const ROW_PX = textPx(28);
const NAME = 'Files of the folder';
const noJump = () => {};
const COLUMNS = [
  { key: 'name', label: 'Name' },
  { key: 'files', label: 'Files', title: 'Sorts by all files, chosen or not' },
  { key: 'size', label: 'Size', title: 'Sorts by the size of all files, chosen or not' },
  { key: 'tokens', label: 'Tokens', title: 'Sorts by the tokens of all files, chosen or not' },
] as const satisfies readonly { key: SortKey; label: string; title?: string }[];

/** Files and folders as a tree of which only the rows in sight are drawn. The focus stays on the tree, which names the active row. */
export function FolderTreeList({ folder, sums }: { folder: FolderWork; sums: TreeSums }) {
  const store = useAppStore();
  const id = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const { session } = folder;
  const { tree } = session;
  const [sort, setSort] = useState<Sort>({ by: 'tokens', isDescending: true });
  // The session remembers it, so that it is as it was when the view is shown again.
  const [expanded, setExpanded] = useState(session.expanded);
  const [active, setActive] = useState<number | null>(null);
  const rows = useMemo(() => treeRows(tree, sums, expanded, sort), [tree, sums, expanded, sort]);
  const { window: shown, heightPx, rowsInSight, scrollToRow } = useRowScroll(scroller, rows.length, ROW_PX, 0, noJump);
  useWholeTable(scroller, () => ({ name: NAME, rows: fileTable(tree, sums, sort) }));
  const at = Math.max(0, rows.findIndex(({ index }) => index === active));

  const setOpen = (index: number, isOpen: boolean) => {
    const next = new Set(expanded);
    if (isOpen) next.add(index);
    else next.delete(index);
    session.expand(next);
    setExpanded(next);
  };
  const toggle = (index: number) => {
    const node = tree.nodes[index];
    if (node === undefined) return;
    const isIn = sums.chosenFiles[index] !== sums.files[index];
    changeFolderChoices(store, folder.key, { said: Object.fromEntries(chosen(folder.session.choices(), node.path, isIn)) });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const row = rows[at];
    const move = treeMove(event.key, rows, at, tree, expanded, rowsInSight);
    if (move?.kind === 'to') {
      setActive(rows[move.row]?.index ?? null);
      scrollToRow(move.row, 'least');
    } else if (move !== null) setOpen(move.index, move.kind === 'open');
    else if (event.key === ' ' && row !== undefined) toggle(row.index);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className="flex min-h-0 min-w-0 flex-1 flex-col">
      <div className={`${COLUMN_CLASS} print:hidden border-b border-line text-micro text-ink-faint`}>
        {COLUMNS.map(({ key, label, ...about }) => {
          const isSorted = sort.by === key;
          const Arrow = sort.isDescending ? ArrowDown : ArrowUp;
          return (
            <span key={key} className={`flex items-center ${key === 'name' ? '' : 'justify-end'} ${key === 'files' || key === 'size' ? 'max-sm:hidden' : ''}`}>
              <button
                type="button"
                {...about}
                aria-label={`Sort by ${label.toLowerCase()}`}
                aria-pressed={isSorted}
                onClick={() => setSort({ by: key, isDescending: isSorted ? !sort.isDescending : key !== 'name' })}
                className={`inline-flex h-6 items-center gap-0.5 rounded-sm font-semibold hover:text-ink ${isSorted ? 'text-ink' : ''}`}
              >
                {label}
                {isSorted && <Arrow aria-hidden size={11} />}
              </button>
            </span>
          );
        })}
      </div>
      {rows.length === 0 && folder.phase !== 'walking' ? (
        <EmptyState title="No text files here">
          <p className="m-0">All that was found was left out; the list of what was left out says why.</p>
          <FolderDocuments folder={folder} isCentred />
        </EmptyState>
      ) : (
        <div
          ref={scroller}
          role="tree"
          aria-label={NAME}
          aria-multiselectable
          aria-describedby={`${id}-keys`}
          aria-activedescendant={rows.length > 0 ? `${id}-${rows[at]?.index}` : undefined}
          tabIndex={0}
          onKeyDown={onKeyDown}
          className="group/tree relative min-h-0 flex-1 overflow-y-auto -outline-offset-2 max-md:h-[60dvh] max-md:flex-none"
        >
          <p id={`${id}-keys`} hidden>
            Arrow keys move, open and close; Space takes a file or folder out of the prompt, or puts it back.
          </p>
          <div role="presentation" className="relative" style={{ height: heightPx }}>
            <div role="presentation" className="absolute inset-x-0" style={{ top: shown.offsetPx }}>
              {rows.slice(shown.first, shown.end).map((row) => (
                <FolderRow
                  key={row.index}
                  id={`${id}-${row.index}`}
                  row={row}
                  node={tree.nodes[row.index]!}
                  sums={sums}
                  isOpen={expanded.has(row.index)}
                  isActive={rows[at]?.index === row.index}
                  heightPx={ROW_PX}
                  onOpen={(isOpen) => {
                    setActive(row.index);
                    setOpen(row.index, isOpen);
                    scroller.current?.focus({ preventScroll: true });
                  }}
                  onToggle={() => {
                    setActive(row.index);
                    toggle(row.index);
                    scroller.current?.focus({ preventScroll: true });
                  }}
                />
              ))}
            </div>
          </div>
        </div>
      )}
      <PrintedTable rows={rows.length} make={(most) => ({ name: NAME, rows: printedTree(tree, sums, rows.slice(0, most)) })} isText={(column) => column === 0 || column === 4} all="The export of tables has every file." />
    </div>
  );
}
