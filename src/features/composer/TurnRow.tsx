import { Ellipsis } from 'lucide-react';
import { memo, useState } from 'react';
import type { Turn } from '@/core/prompt/part';
import { formatCount } from '@/core/tokenize/count';
import type { UnitId } from '@/core/units';
import { useApp, useAppStore } from '@/state/react';
import { selectUnitCounts } from '@/state/selectors';
import { IconButton } from '@/ui/Button';
import { Menu } from '@/ui/Menu';

export interface TurnRowProps {
  turn: Turn;
  /** As `turnNumber` has it. */
  number: number;
  /** Whether the history is switched on. */
  enabled: boolean;
}

export const TurnRow = memo(function TurnRow({ turn, number, enabled }: TurnRowProps) {
  const store = useAppStore();
  const { id } = turn;
  const isFocused = useApp((state) => state.focusId === id);
  const isChosen = useApp((state) => state.chosenIds.has(id));
  const [menuOpen, setMenuOpen] = useState(false);
  const act = store.getState();
  return (
    <div
      className={`group flex min-h-7 items-center gap-1 border-l-3 border-l-role-history pr-3.5 pl-6 ${isFocused || isChosen ? 'bg-accent-wash' : 'hover:bg-raised'}`}
    >
      <button
        type="button"
        data-row={id}
        aria-current={isFocused}
        onClick={(event) => {
          // As in the row of a part.
          event.currentTarget.focus();
          act.select(id, event.shiftKey ? 'range' : event.metaKey || event.ctrlKey ? 'toggle' : 'only');
        }}
        className={`-ml-1 h-7 min-w-0 flex-1 truncate rounded-sm pl-1 text-left text-small focus-visible:-outline-offset-1 ${enabled ? 'text-ink-soft' : 'text-ink-faint line-through'}`}
      >
        <span className="text-ink-faint">
          <span className="inline-block min-w-[2ch] text-right">{number}</span> {turn.speaker}
        </span>{' '}
        <span dir="auto">{turn.text.slice(0, 80).trim() || 'empty'}</span>
      </button>
      <span className={menuOpen ? '' : 'opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100'}>
        <Menu
          align="end"
          onOpenChange={setMenuOpen}
          trigger={<IconButton label={`Actions for turn ${number}`} icon={<Ellipsis size={15} />} className="size-6!" />}
          entries={[
            { label: 'Edit', keys: 'Enter', onSelect: () => act.edit(id) },
            { label: 'Duplicate', keys: 'Mod+D', onSelect: () => act.duplicate([id]) },
            { label: 'Move up', keys: 'Alt+↑', onSelect: () => act.move([id], -1) },
            { label: 'Move down', keys: 'Alt+↓', onSelect: () => act.move([id], 1) },
            'line',
            { label: 'Delete', keys: 'Delete', tone: 'danger', onSelect: () => act.deleteUnits([id]) },
          ]}
        />
      </span>
      <span className={`min-w-13 text-right text-small ${enabled ? 'text-ink-soft' : 'text-ink-faint line-through'}`}>
        <TurnTokens id={id} />
      </span>
      <span className="ml-1.5 w-7" />
    </div>
  );
});

/** All counts are made anew as some come in: only one that says something else is drawn again. */
function TurnTokens({ id }: { id: UnitId }) {
  const store = useAppStore();
  useApp((state) => {
    const count = selectUnitCounts(state).get(id);
    return count === undefined ? '' : `${count.tokens} ${count.exactness}`;
  });
  const count = selectUnitCounts(store.getState()).get(id);
  return count === undefined ? '…' : <span title={count.reason ?? undefined}>{formatCount(count)}</span>;
}
