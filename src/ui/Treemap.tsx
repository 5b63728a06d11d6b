import { ChevronRight } from 'lucide-react';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { countedTokens, formatCount, formatShareOf } from '@/core/tokenize/count';
import type { UnitId } from '@/core/units';
import { roleInk } from './role-ink';
import { ROLE_LOOK } from './role-look';
import { useSize } from './use-size';
import { type Direction, type Mark, neighbourOf, treemapMarks } from './treemap-layout';
import { drilledPath, MOST_MARKS, type TreemapNode } from './treemap-nodes';

export interface TreemapProps {
  root: TreemapNode;
  selectedIds: readonly (UnitId | null)[];
  onSelect: (id: UnitId) => void;
  /** What shares are of. */
  whole?: string;
}

const KEYS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** Areas to scale, one button a mark: a click selects it, and opens it where there is more inside. */
export default function Treemap({ root, selectedIds, onSelect, whole = 'input' }: TreemapProps) {
  const [drilled, setDrilled] = useState<readonly string[]>([]);
  const [current, setCurrent] = useState<string | null>(null);
  const [areaRef, { width, height }] = useSize<HTMLUListElement>();
  const buttons = useRef(new Map<string, HTMLButtonElement>());

  const path = useMemo(() => drilledPath(root, drilled, MOST_MARKS), [root, drilled]);
  const node = path.at(-1) ?? root;
  const marks = useMemo(() => treemapMarks(node, width, height), [node, width, height]);
  const currentIndex = Math.max(0, marks.findIndex((mark) => mark.node.key === current));

  const goTo = (depth: number) => {
    setDrilled(path.slice(1, depth + 1).map((each) => each.key));
    setCurrent(path[depth + 1]?.key ?? null);
    // The button that had the focus goes with the old level; the list keeps the keys working.
    areaRef.current?.focus();
  };
  const choose = ({ node: chosen }: Mark) => {
    if (chosen.unitId !== null) onSelect(chosen.unitId);
    if (chosen.children.length > 0) {
      setDrilled([...path.slice(1).map((each) => each.key), chosen.key]);
      setCurrent(null);
      areaRef.current?.focus();
    } else {
      setCurrent(chosen.key);
    }
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const direction = KEYS[event.key];
    if (direction !== undefined) {
      const isOnList = event.target === event.currentTarget;
      const next = marks[isOnList ? currentIndex : neighbourOf(marks, currentIndex, direction)];
      if (next === undefined) return;
      setCurrent(next.node.key);
      buttons.current.get(next.node.key)?.focus();
    } else if (event.key === 'Backspace' && path.length > 1) {
      goTo(path.length - 2);
    } else {
      return;
    }
    event.preventDefault();
  };

  return (
    <div className="absolute inset-0 flex flex-col gap-1.5">
      <Breadcrumb path={path} onGo={goTo} />
      <ul
        ref={areaRef}
        aria-label={`Treemap of ${node.name}`}
        data-areas={`Treemap of ${path.map(({ name }) => name).join(' › ')}, ${countedTokens(node.count)}`}
        tabIndex={-1}
        onKeyDown={onKeyDown}
        className="relative m-0 min-h-40 flex-1 list-none overflow-hidden rounded-sm p-0 outline-offset-2"
      >
        {marks.length === 0 && width > 0 && <li className="p-3 text-ink-faint">No tokens to show.</li>}
        {marks.map((mark, index) => (
          <li key={mark.node.key}>
            <MarkButton
              mark={mark}
              size={{ width, height }}
              root={root}
              whole={whole}
              isSelected={mark.node.unitId !== null && selectedIds.includes(mark.node.unitId)}
              isCurrent={index === currentIndex}
              onChoose={choose}
              register={(element) => {
                if (element === null) buttons.current.delete(mark.node.key);
                else buttons.current.set(mark.node.key, element);
              }}
            />
          </li>
        ))}
      </ul>
    </div>
  );
}

interface MarkButtonProps {
  mark: Mark;
  /** Of the whole map. */
  size: { readonly width: number; readonly height: number };
  root: TreemapNode;
  whole: string;
  isSelected: boolean;
  /** The one mark that Tab reaches; arrow keys lead to the others. */
  isCurrent: boolean;
  onChoose: (mark: Mark) => void;
  register: (element: HTMLButtonElement | null) => void;
}

function MarkButton({ mark, size, root, whole, isSelected, isCurrent, onChoose, register }: MarkButtonProps) {
  const { node, x, y, width, height } = mark;
  const role = node.role ?? 'framing';
  const tokens = formatCount(node.count);
  const place = role === 'framing' || whole !== 'input' ? '' : `, ${ROLE_LOOK[role].label}`;
  const share = formatShareOf(node.count, root.count);
  const inside = node.children.length > 0 ? ', opens' : '';
  const noun = node.count.tokens === 1 ? 'token' : 'tokens';
  const rest = ` ${noun}${place}, ${share} of ${whole}${inside}`;
  // About 7 px a letter at 12 px; a label that would be cut to a stub is left out.
  const showsName = height >= 24 && width >= Math.min(56, node.name.length * 7 + 12);
  const showsTokens = showsName && height >= 42 && width >= tokens.length * 7 + 12;
  return (
    <button
      ref={register}
      type="button"
      data-area={role === 'framing' ? 'Framing' : ROLE_LOOK[role].label}
      title={`${node.name} ${tokens}${rest}`}
      aria-current={isSelected || undefined}
      tabIndex={isCurrent ? 0 : -1}
      onClick={() => onChoose(mark)}
      style={{
        // Of the map, which is narrower on paper.
        left: `${(100 * x) / size.width}%`,
        top: `${(100 * y) / size.height}%`,
        width: `${(100 * width) / size.width}%`,
        height: `${(100 * height) / size.height}%`,
        color: roleInk(role),
        backgroundColor: role === 'framing' ? 'var(--framing)' : ROLE_LOOK[role].color,
      }}
      className={`absolute overflow-hidden rounded-[2px] text-left text-small outline-offset-[-3px] hover:brightness-110 focus-visible:outline-ink ${
        isSelected ? 'z-1 shadow-[inset_0_0_0_2px_var(--accent),inset_0_0_0_4px_var(--panel)]' : 'shadow-[inset_0_0_0_1px_color-mix(in_srgb,var(--edge)_45%,transparent)]'
      }`}
    >
      <span className="absolute inset-x-1.5 top-1 block">
        <span data-line={showsName || undefined} className={showsName ? `block truncate font-semibold ${role === 'tools' ? 'font-mono' : ''}` : 'sr-only'}>{node.name}</span>{' '}
        <span data-line={showsTokens || undefined} className={showsTokens ? 'block truncate' : 'sr-only'}>{tokens}</span>
        <span className="sr-only">{rest}</span>
      </span>
    </button>
  );
}

function Breadcrumb({ path, onGo }: { path: readonly TreemapNode[]; onGo: (depth: number) => void }) {
  return (
    <nav aria-label="Treemap level" className="flex min-h-6 flex-wrap items-center gap-1 text-small">
      <h3 className="label-caps m-0 mr-2">Treemap</h3>
      {path.map((node, depth) => {
        const isHere = depth === path.length - 1;
        return (
          <span key={node.key} className="inline-flex min-w-0 items-center gap-1">
            {depth > 0 && <ChevronRight size={12} aria-hidden className="text-ink-faint" />}
            {isHere ? (
              <span aria-current="location" className="truncate font-semibold">
                {node.name} <span className="font-normal text-ink-faint">{formatCount(node.count)}</span>
              </span>
            ) : (
              <button type="button" onClick={() => onGo(depth)} className="min-h-6 rounded-sm px-1 text-accent hover:bg-accent-wash">
                {node.name}
              </button>
            )}
          </span>
        );
      })}
    </nav>
  );
}
