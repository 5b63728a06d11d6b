import { useDeferredValue, useMemo } from 'react';
import { templateVariables } from '@/core/prompt/template-variables';
import { useAppStore } from '@/state/react';
import { Button } from '@/ui/Button';
import type { EditedUnit } from './unit-text';

/** Read in one go up to here; longer texts are looked through where the values are set. */
const MOST_UNITS = 200_000;
const MOST_NAMES = 3;

/** A text with variables in it: what stands for them is set beside the limits. */
export function VariablesHint({ unit }: { unit: EditedUnit }) {
  const store = useAppStore();
  const text = useDeferredValue(unit.text.length <= MOST_UNITS ? unit.text : '');
  const names = useMemo(() => [...new Set([...templateVariables(text)].flat().map(({ kind }) => kind))], [text]);
  if (names.length === 0) return null;
  return (
    <p className="m-0 flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-3 py-1 text-small text-ink-soft md:px-5">
      <span className="[overflow-wrap:anywhere]">
        {names.length === 1 ? 'Variable: ' : 'Variables: '}
        {names.slice(0, MOST_NAMES).map((name) => `{{${name}}}`).join(', ')}
        {names.length > MOST_NAMES ? ` and ${names.length - MOST_NAMES} more` : ''}
      </span>
      <Button size="tiny" onClick={() => store.getState().openValues()}>
        Set values
      </Button>
    </p>
  );
}
