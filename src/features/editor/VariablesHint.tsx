import { useDeferredValue, useMemo } from 'react';
import { mayHoldPlaces, mayTurnHoldPlaces, openPlaces } from '@/core/prompt/open-places';
import { useAppStore } from '@/state/react';
import { Button } from '@/ui/Button';
import { ShortList } from '@/ui/ShortList';
import type { EditedUnit } from './unit-text';

/** Read in one go up to here; longer texts are looked through where the values are set. */
const MOST_UNITS = 200_000;
const MOST_NAMES = 3;
/** Names that are listed when all are asked for. */
const MOST_LISTED = 300;

/** A text with variables in it: what stands for them is set beside the limits. */
export function VariablesHint({ unit }: { unit: EditedUnit }) {
  const store = useAppStore();
  const isLookedAt = unit.text.length <= MOST_UNITS && (unit.kind === 'part' ? mayHoldPlaces(unit) : mayTurnHoldPlaces(unit));
  const text = useDeferredValue(isLookedAt ? unit.text : '');
  const names = useMemo(() => [...new Set([...openPlaces(text)].flat().map(({ kind }) => kind))], [text]);
  if (names.length === 0) return null;
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-3 py-1 text-small text-ink-soft md:px-5">
      <span>{names.length === 1 ? 'Variable:' : 'Variables:'}</span>
      <ul aria-label="Variables of this text" className="m-0 flex max-h-40 min-w-0 list-none flex-wrap items-center gap-x-2 overflow-y-auto p-0 [overflow-wrap:anywhere]">
        <ShortList items={names.slice(0, MOST_LISTED)} most={MOST_NAMES} total={names.length}>
          {(name) => <li key={name}>{`{{${name}}}`}</li>}
        </ShortList>
      </ul>
      <Button size="tiny" onClick={() => store.getState().openValues()}>
        Set values
      </Button>
    </div>
  );
}
