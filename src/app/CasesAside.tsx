import { Suspense, useMemo } from 'react';
import type { PriceOf } from '@/features/templates/CasesNote';
import { useApp, useAppStore } from '@/state/react';
import { lazily } from './lazily';
import { LoadGuard } from './LoadGuard';
import { Opening } from './Opening';

/** Which case of the prompt figures are of, and what the others are; loaded where a variable has a value. isStrip: above a view, with its own edges. isOfText: of the text as it is written, whatever case is shown. */
export function CasesAside({ priceOf, isStrip = false, isOfText = false }: { priceOf?: PriceOf | undefined; isStrip?: boolean; isOfText?: boolean }) {
  const store = useAppStore();
  const hasValues = useApp((state) => Object.keys(state.work.variables ?? {}).length > 0);
  const Note = useMemo(() => lazily<{ priceOf?: PriceOf | undefined; isOfText?: boolean }>(store, async () => (await import('@/features/templates/CasesNote')).CasesNote), [store]);
  if (!hasValues) return null;
  const note = (
    <LoadGuard>
      <Suspense fallback={<Opening />}>
        <Note priceOf={priceOf} isOfText={isOfText} />
      </Suspense>
    </LoadGuard>
  );
  return isStrip ? <div className="shrink-0 px-[var(--gutter)] pt-2 empty:hidden">{note}</div> : note;
}
