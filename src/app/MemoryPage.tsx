import { MemoryView } from '@/features/memory/MemoryView';
import { keepMemory } from '@/state/memory-defaults';
import { useKept } from './use-kept';

/** Memory and time, once what was set at the last visit is back. */
export function MemoryPage() {
  return useKept(keepMemory) ? <MemoryView /> : null;
}
