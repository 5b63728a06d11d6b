import { type ComponentType, type ReactNode, useCallback, useRef, useState } from 'react';
import { type Part, ROLES } from '@/core/prompt/part';
import type { UnitId } from '@/core/units';
import { formatInteger } from '@/core/units';
import { useApp, useLoaded } from '@/state/react';
import { ROLE_LOOK } from '@/ui/role-look';
import type { ManyPartsProps, PlacedPart } from './ManyParts';
import { PartRow } from './PartRow';
import { TurnRows } from './TurnRows';
import { useFocusKept, useListKeys } from './use-list-keys';

/** Beyond so many parts only the rows in sight are drawn: all of thousands are one task of seconds. */
const MOST_DRAWN = 200;

/** Parts in send order, under the name of their role; in free order without the headings. */
export function PartList({ note }: { note: ComponentType<{ id: UnitId }> | null }) {
  const parts = useApp((state) => state.work.prompt.parts);
  const freeOrder = useApp((state) => state.work.prompt.freeOrder);
  const turnsOpen = useApp((state) => state.turnsOpen);
  const [renaming, setRenaming] = useState<UnitId | null>(null);
  const [gap, setGap] = useState<number | null>(null);
  const list = useRef<HTMLDivElement>(null);
  const onRename = useCallback((id: UnitId, on: boolean) => setRenaming(on ? id : null), []);
  const onKeyDown = useListKeys(list, setRenaming);
  const isMany = parts.length > MOST_DRAWN;
  // Where it cannot be loaded, a list that takes its time is better than none.
  const Many = useLoaded(isMany, loadMany, AllRows) ?? FirstRows;
  const Rows = isMany ? Many : AllRows;
  useFocusKept(list, parts, renaming, Rows);

  const row = ({ part, index }: PlacedPart) => (
    <div key={part.id}>
      <PartRow
        part={part}
        index={index}
        isRenaming={renaming === part.id}
        onRename={onRename}
        gap={gap === index || gap === index + 1 ? gap : null}
        onGap={setGap}
        note={note}
      />
      {'turns' in part && turnsOpen ? <TurnRows key={part.id} part={part} /> : null}
    </div>
  );

  const placed = parts.map((part, index) => ({ part, index }));
  return (
    <div ref={list} onKeyDown={onKeyDown} className="min-h-0 flex-1 overflow-y-auto pb-2" onDragLeave={(event) => {
      if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setGap(null);
    }}>
      {freeOrder
        ? <Rows parts={placed} renaming={renaming}>{row}</Rows>
        : ROLES.map((role) => {
            const own = placed.filter(({ part }) => part.role === role);
            if (own.length === 0) return null;
            return (
              <section key={role} aria-label={ROLE_LOOK[role].label}>
                <h3 className="m-0 mt-1.5 flex justify-between px-3.5 pt-1.5 pb-0.5 text-body font-semibold text-ink-soft">
                  {ROLE_LOOK[role].label}
                  <span className="font-normal text-ink-faint">{groupNote(own.map(({ part }) => part))}</span>
                </h3>
                <Rows parts={own} renaming={renaming}>{row}</Rows>
              </section>
            );
          })}
    </div>
  );
}

const AllRows = ({ parts, children }: ManyPartsProps): ReactNode => parts.map(children);
/** While what draws those in sight is on its way. */
const FirstRows = ({ parts, children }: ManyPartsProps): ReactNode => parts.slice(0, FIRST_DRAWN).map(children);
const FIRST_DRAWN = 40;
const loadMany = async (): Promise<ComponentType<ManyPartsProps>> => (await import('./ManyParts')).ManyParts;

function groupNote(parts: readonly Part[]): string {
  const [first] = parts;
  if (first !== undefined && 'turns' in first) return count(first.turns.length, 'turn', 'turns');
  if (first?.role === 'documents') return count(parts.length, 'file', 'files');
  return parts.length > 1 ? formatInteger(parts.length) : '';
}

function count(number: number, one: string, many: string): string {
  return `${formatInteger(number)} ${number === 1 ? one : many}`;
}
