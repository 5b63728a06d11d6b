import { useEffect, useMemo, useRef, useState } from 'react';
import type { FoundText } from '@/core/prompt/find';
import { unitsOf, type Part, type Unit } from '@/core/prompt/part';
import { useApp, useAppStore } from '@/state/react';
import { selectFocusedPart, selectParts } from '@/state/selectors';
import type { FindQuery } from './FindBar';
import { useFind } from './use-find';

const NO_UNITS: readonly Unit[] = [];

/** What the find bar holds and does. The match that is shown is the place that the app reveals: one selection for all. */
export function useFindBar(part: Part | null) {
  const store = useAppStore();
  const parts = useApp(selectParts);
  const revealed = useApp((state) => state.revealed);
  const input = useRef<HTMLInputElement>(null);
  const [open, setOpen] = useState(false);
  const [query, setQuery] = useState<FindQuery>({ text: '', matchCase: false, scope: 'part' });
  const isWide = query.scope === 'prompt';
  const ownUnits = useMemo(() => (part === null ? NO_UNITS : unitsOf(part)), [part]);
  const allUnits = useMemo(() => (isWide ? parts.flatMap(unitsOf) : NO_UNITS), [isWide, parts]);
  const units = isWide ? allUnits : ownUnits;
  const found = useFind(units, open ? query.text : '', query.matchCase);
  const current = useMemo(
    () => (revealed === null ? -1 : found.matches.findIndex((match) => isSame(match, revealed))),
    [found.matches, revealed],
  );

  const goTo = (match: FoundText) => {
    const { select, reveal } = store.getState();
    const unit = found.units.find(({ id }) => id === match.unitId);
    if (unit !== undefined && unit.partId !== selectFocusedPart(store.getState())?.id) select(unit.id);
    reveal(match);
  };

  // Typing goes to the first match; a change of the text or of the part does not scroll.
  const typed = useRef<string | null>(null);
  useEffect(() => {
    if (!found.done || found.query !== typed.current || isWide) return;
    typed.current = null;
    const first = found.matches[0];
    if (first !== undefined) store.getState().reveal(first);
  }, [store, found, isWide]);

  return {
    open,
    query,
    found,
    current,
    input,
    goTo,
    show: () => {
      setOpen(true);
      // The field is not there before the next render.
      requestAnimationFrame(() => input.current?.select());
    },
    close: () => {
      setOpen(false);
      store.getState().reveal(null);
    },
    change: (change: Partial<FindQuery>) => {
      typed.current = change.text ?? query.text;
      setQuery({ ...query, ...change });
    },
    step: (by: 1 | -1) => {
      const { length } = found.matches;
      const from = current < 0 && by < 0 ? length : current;
      const match = found.matches[(from + by + length) % Math.max(1, length)];
      if (match !== undefined) goTo(match);
    },
  };
}

function isSame(a: FoundText, b: FoundText): boolean {
  return a.unitId === b.unitId && a.start === b.start && a.end === b.end;
}
