import { Pin } from 'lucide-react';
import { type CountedPart, formatAmount, isPartCounted } from '@/core/budget/counted';
import type { OrderedPart } from '@/core/recall/order-plan';
import { DEFAULT_WEIGHT } from '@/core/recall/part-drops';
import type { UnitId } from '@/core/units';
import { useApp, useAppStore } from '@/state/react';
import { ROLE_LOOK } from '@/ui/role-look';
import { ShortList } from '@/ui/ShortList';
import { Slider } from '@/ui/Slider';
import { TypedInput } from '@/ui/TypedInput';
import { usePrinting } from '@/ui/use-printing';

/** The end of the slider; the number may go beyond it. */
const MOST_BY_SLIDER = 10;
const MOST = 1000;

/** Sliders of thousands of parts are a task of seconds: more are drawn when they are asked for. */
const MOST_DRAWN = 200;

/** How much each part matters, by slider or number, and which stay in their place. */
export function ImportanceList({ parts, byId, movableIds }: { parts: readonly OrderedPart[]; byId: ReadonlyMap<UnitId, CountedPart>; movableIds: ReadonlySet<UnitId> }) {
  const isPrinting = usePrinting();
  return (
    <ul aria-label="Importance of the parts" className="m-0 flex list-none flex-col p-0">
      <ShortList items={parts} most={isPrinting ? parts.length : MOST_DRAWN}>
        {(part) => {
          const counted = byId.get(part.id);
          return counted === undefined ? null : <Row key={part.id} part={part} counted={counted} canMove={movableIds.has(part.id)} />;
        }}
      </ShortList>
    </ul>
  );
}

function Row({ part: { id, role, isPinned }, counted, canMove }: { part: OrderedPart; counted: CountedPart; canMove: boolean }) {
  const { name } = counted;
  const { setImportance, setPinned, closeEdit } = useAppStore().getState();
  const importance = useApp((state) => state.work.importance?.[id] ?? DEFAULT_WEIGHT);
  const onCommit = (text: string) => {
    const value = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
    if (!(value <= MOST)) return `Not a number of 0 to ${MOST}. It is still ${importance}.`;
    setImportance(id, value);
    return null;
  };
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 gap-y-1 border-t border-line py-1.5 @md:grid-cols-[minmax(0,1fr)_auto_auto]">
      <span className="flex min-w-0 items-baseline gap-2">
        <span aria-hidden className="size-2.5 shrink-0 rounded-sm" style={{ background: ROLE_LOOK[role].color }} />
        <span className="min-w-0 truncate" title={name}>
          {name}
        </span>
        <span className="ml-auto shrink-0 text-small whitespace-nowrap text-ink-faint">{formatAmount(counted.count, isPartCounted(counted))}</span>
      </span>
      <span className="@md:order-last">
        <button
          type="button"
          aria-pressed={isPinned}
          aria-label={`Pin ${name} to its place`}
          title={isPinned ? 'Stays in its place' : canMove ? 'May move. Pin it to its place' : `${ROLE_LOOK[role].label} stays by its role. Pin it to its very place`}
          onClick={() => setPinned(id, !isPinned)}
          className={`inline-flex size-7 items-center justify-center rounded-md border ${isPinned ? 'border-accent bg-accent-wash text-ink' : 'border-transparent text-ink-faint hover:text-ink'}`}
        >
          <Pin aria-hidden size={14} fill={isPinned ? 'currentColor' : 'none'} />
        </button>
      </span>
      <span className="col-span-2 flex flex-wrap items-center gap-x-3 @md:col-span-1 @md:w-56">
        <span className="flex min-w-0 flex-1">
          <Slider label={`Importance of ${name}`} value={importance} max={MOST_BY_SLIDER} onChange={(value) => setImportance(id, value)} onRelease={closeEdit} valueText={String} />
        </span>
        <TypedInput label={`Importance of ${name} as a number`} shown={String(importance)} onCommit={onCommit} width="w-14" />
      </span>
    </li>
  );
}
