import { Plus, Trash2 } from 'lucide-react';
import { type HistoryPart, type Speaker, type Turn, turnNumber } from '@/core/prompt/part';
import { formatCount } from '@/core/tokenize/count';
import type { UnitId } from '@/core/units';
import { useApp, useAppStore } from '@/state/react';
import { asWritten, selectUnitCounts } from '@/state/selectors';
import { Button, IconButton } from '@/ui/Button';
import { opening } from './unit-text';

const SPEAKERS: readonly Speaker[] = ['user', 'assistant', 'tool'];

/** The turns of the history: who speaks, how it begins, what it counts. The chosen one is open in the editor. */
export function TurnList({ history, chosenId }: { history: HistoryPart; chosenId: UnitId | null }) {
  const { addTurn } = useAppStore().getState();
  return (
    <section aria-label="Turns" className="flex min-h-0 flex-col border-line @3xl:w-90 @5xl:w-105 @3xl:border-r max-@3xl:max-h-56 max-@3xl:border-b">
      <ol className="m-0 min-h-0 flex-1 list-none overflow-y-auto p-0">
        {history.turns.map((turn, index) => (
          <TurnRow key={turn.id} turn={turn} number={turnNumber(history, index)} isChosen={turn.id === chosenId} />
        ))}
      </ol>
      <div className="flex flex-wrap items-center gap-1.5 border-t border-line px-3 py-2">
        <span className="label-caps mr-1">Add turn</span>
        {SPEAKERS.map((speaker) => (
          <Button key={speaker} aria-label={`Add turn: ${speaker}`} size="small" onClick={() => addTurn(speaker)}>
            <Plus size={13} aria-hidden />
            {speaker}
          </Button>
        ))}
      </div>
    </section>
  );
}

function TurnRow({ turn, number, isChosen }: { turn: Turn; number: number; isChosen: boolean }) {
  const count = useApp((state) => selectUnitCounts(asWritten(state)).get(turn.id));
  const { select, setSpeaker, deleteUnits } = useAppStore().getState();
  const line = opening(turn);
  return (
    <li
      className={`flex items-center gap-2 border-l-3 pr-1.5 pl-2 [content-visibility:auto] [contain-intrinsic-height:32px] ${isChosen ? 'border-l-accent bg-accent-wash' : 'border-l-role-history hover:bg-raised'}`}
    >
      <span className="min-w-6 shrink-0 text-right text-micro text-ink-faint">{number}</span>
      <select
        aria-label={`Speaker of turn ${number}`}
        value={turn.speaker}
        onChange={(event) => setSpeaker(turn.id, event.target.value as Speaker)}
        className="h-6 w-22 shrink-0 rounded-sm border border-transparent bg-transparent text-small text-ink-soft hover:border-line-strong"
      >
        {SPEAKERS.map((speaker) => (
          <option key={speaker} value={speaker} className="bg-panel text-ink">
            {speaker}
          </option>
        ))}
      </select>
      <button
        type="button"
        aria-current={isChosen || undefined}
        aria-label={`Edit turn ${number}${line === '' ? '' : `: ${line}`}`}
        onClick={() => select(turn.id)}
        className="min-w-0 flex-1 self-stretch truncate py-1.5 text-left"
      >
        {line === '' ? <span className="text-ink-faint">Empty</span> : line}
      </button>
      {count && <span className="shrink-0 text-small text-ink-faint">{formatCount(count)}</span>}
      <IconButton label={`Delete turn ${number}`} icon={<Trash2 size={14} />} onClick={() => deleteUnits([turn.id])} />
    </li>
  );
}
