import type { RowTable } from '@/core/tokenize/spans';
import { useApp } from '@/state/react';

/** The pinned token, unless it belongs to a longer text that was there before. */
export function usePinned(table: RowTable | null): number | null {
  return useApp(({ pinnedToken }) => (pinnedToken !== null && pinnedToken < (table?.tokens ?? 0) ? pinnedToken : null));
}
