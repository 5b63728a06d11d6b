import { Plus, Trash2 } from 'lucide-react';
import { memo } from 'react';
import { type HistoryPart, type Speaker, type Turn, turnNumber } from '@/core/prompt/part';
import { formatCount } from '@/core/tokenize/count';
import type { UnitId } from '@/core/units';
import { useApp, useAppStore } from '@/state/react';
import { asWritten, selectUnitCounts } from '@/state/selectors';
import { Button, IconButton } from '@/ui/Button';
import { RowsInSight } from '@/ui/RowsInSight';
import { usePrinting } from '@/ui/use-printing';
import { opening } from './unit-text';

/** Beyond so many, those in sight are drawn: all of thousands were drawn anew with each key. */
const MOST_DRAWN = 200;

const SPEAKERS: readonly Speaker[] = ['user', 'assistant', 'tool'];

/** The turns of the history: who speaks, how it begins, what it counts. The chosen one is open in the editor. */
export function TurnList({ history, chosenId }: { history: HistoryPart; chosenId: UnitId | null }) {
  const { addTurn } = useAppStore().getState();
  const { turns } = history;
  return (
    <section aria-label="Turns" className="flex min-h-0 flex-col border-line @3xl:w-90 @5xl:w-105 @3xl:border-r max-@3xl:max-h-56 max-@3xl:border-b">
      {turns.length > MOST_DRAWN ? <ManyTurns history={history} chosenId={chosenId} /> : (
        <ol className="m-0 min-h-0 flex-1 list-none overflow-y-auto p-0">
          {turns.map((turn, index) => (
            <li key={turn.id}>
              <TurnRow turn={turn} number={turnNumber(history, index)} isChosen={turn.id === chosenId} />
            </li>
          ))}
        </ol>
      )}
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

function ManyTurns({ history, chosenId }: { history: HistoryPart; chosenId: UnitId | null }) {
  const isWhole = usePrinting();
  const numbered = history.turns.map((turn, index) => ({ turn, number: turnNumber(history, index) }));
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <RowsInSight items={numbered} keyOf={({ turn }) => turn.id} rowRem={2} kept={[chosenId]} isWhole={isWhole} before={0} total={numbered.length}>
        {({ turn, number }) => <TurnRow turn={turn} number={number} isChosen={turn.id === chosenId} />}
      </RowsInSight>
    </div>
  );
}

const TurnRow = memo(function TurnRow({ turn, number, isChosen }: { turn: Turn; number: number; isChosen: boolean }) {
  const count = useApp((state) => selectUnitCounts(asWritten(state)).get(turn.id));
  const { select, setSpeaker, deleteUnits } = useAppStore().getState();
  const line = opening(turn);
  return (
    <div
      className={`flex h-8 items-center gap-2 border-l-3 pr-1.5 pl-2 ${isChosen ? 'border-l-accent bg-accent-wash' : 'border-l-role-history hover:bg-raised'}`}
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
    </div>
  );
});
