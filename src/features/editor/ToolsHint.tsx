import { useDeferredValue, useMemo } from 'react';
import { holdsTools } from '@/core/prompt/tool-definition';
import { useAppStore } from '@/state/react';
import { Button } from '@/ui/Button';
import type { EditedUnit } from './unit-text';

/** Longer than any list of tools that is sent, and parsed in one task. */
const MOST_UNITS = 200_000;

/** A document that is a list of tools: as a part of tools each is counted as the vendor writes it. */
export function ToolsHint({ unit }: { unit: EditedUnit }) {
  const { makeTools } = useAppStore().getState();
  const text = useDeferredValue(unit.kind === 'part' && unit.role === 'documents' && typeof unit.text === 'string' && unit.text.length <= MOST_UNITS ? unit.text : '');
  const isTools = useMemo(() => holdsTools(text), [text]);
  if (!isTools || text !== unit.text) return null;
  return (
    <p role="status" className="m-0 flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-warn-wash px-3 py-1 md:px-5 text-small text-warn">
      These look like tools; here they count as a document.
      <Button onClick={() => makeTools(unit.id)}>Use as tools</Button>
    </p>
  );
}
