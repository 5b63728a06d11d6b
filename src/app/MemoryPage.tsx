import { MemoryView } from '@/features/memory/MemoryView';
import { keepMemory, selectMemory } from '@/state/memory-defaults';
import { useApp } from '@/state/react';
import { CasesAside } from './CasesAside';
import { useKept } from './use-kept';

/** Memory and time, once what was set at the last visit is back. */
export function MemoryPage() {
  // A length that was typed has nothing to do with the variables.
  const isOfPrompt = useApp((state) => selectMemory(state).promptTokens === null);
  if (!useKept(keepMemory)) return null;
  return (
    <>
      {isOfPrompt ? <CasesAside isStrip /> : null}
      <MemoryView />
    </>
  );
}
