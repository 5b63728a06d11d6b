import type { TokenSpans } from '@/core/tokenize/spans';
import { useApp } from '@/state/react';

/** The pinned token, unless it belongs to a longer text that was there before. */
export function usePinned(spans: TokenSpans | null): number | null {
  return useApp(({ pinnedToken }) => (pinnedToken !== null && pinnedToken < (spans?.ids.length ?? 0) ? pinnedToken : null));
}
