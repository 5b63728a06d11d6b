import { Suspense, useMemo } from 'react';
import type { Fill } from '@/core/budget/fill';
import { useApp, useAppStore } from '@/state/react';
import { lazily } from './lazily';
import { LoadGuard } from './LoadGuard';
import { Opening } from './Opening';

/** What the variables of the prompt make of figures that leave their values out; loaded where one has a value. isStrip: above a view, with its own edges. */
export function CasesAside({ priceOf, isStrip = false }: { priceOf?: ((fill: Fill) => string) | undefined; isStrip?: boolean }) {
  const store = useAppStore();
  const hasValues = useApp((state) => Object.keys(state.work.variables ?? {}).length > 0);
  const Note = useMemo(() => lazily<{ priceOf?: ((fill: Fill) => string) | undefined }>(store, async () => (await import('@/features/templates/CasesNote')).CasesNote), [store]);
  if (!hasValues) return null;
  const note = (
    <LoadGuard>
      <Suspense fallback={<Opening />}>
        <Note priceOf={priceOf} />
      </Suspense>
    </LoadGuard>
  );
  return isStrip ? <div className="shrink-0 px-[var(--gutter)] pt-2 empty:hidden">{note}</div> : note;
}
