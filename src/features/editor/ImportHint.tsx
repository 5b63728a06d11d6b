import { FORMAT_NAMES } from '@/core/importers/formats/imported';
import type { UnitId } from '@/core/units';
import { importOfUnit } from '@/state/imports-slice';
import { useApp, useAppStore } from '@/state/react';
import { Button } from '@/ui/Button';

/** What the shown text was read from, and the way to have it read as something else. */
export function ImportHint({ id }: { id: UnitId }) {
  const { openImport } = useAppStore().getState();
  const source = useApp((state) => importOfUnit(state.imports, id));
  if (source === null) return null;
  const taken = source.format === null ? undefined : source.conversations?.all[source.conversations.taken];
  return (
    <p className="m-0 flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-3 py-1 text-small text-ink-soft md:px-5">
      <span className="[overflow-wrap:anywhere]">
        {source.name}: {source.format === null ? 'kept as plain text' : `read as ${FORMAT_NAMES[source.format]}`}
        {taken === undefined ? '' : `, “${taken.title}”`}
      </span>
      <Button size="tiny" onClick={() => openImport(source.id)}>
        Change…
      </Button>
    </p>
  );
}
