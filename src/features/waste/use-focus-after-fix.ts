import { useCallback, useEffect, useRef } from 'react';
import type { CostedFinding } from '@/state/waste-finding';

/**
 * A fix takes its finding away, and while the texts are looked through again there are no others: the focus waits on the
 * panel of the view and goes on to the finding that came next, unless it was moved meanwhile. Where none is left, it stays.
 */
export function useFocusAfterFix(findings: readonly CostedFinding[], isSettled: boolean): (row: HTMLElement) => void {
  const waiting = useRef<{ panel: HTMLElement; nextId: string | undefined; index: number } | null>(null);
  useEffect(() => {
    if (waiting.current === null || !isSettled) return;
    const { panel, nextId, index } = waiting.current;
    waiting.current = null;
    if (document.activeElement !== panel || findings.length === 0) return;
    const next = findings.findIndex(({ id }) => id === nextId);
    const row = panel.querySelectorAll('[data-finding]')[next === -1 ? Math.min(index, findings.length - 1) : next];
    (row?.querySelector<HTMLElement>(':scope > button') ?? row?.querySelector('summary'))?.focus();
  }, [findings, isSettled]);
  return useCallback(
    (row) => {
      const panel = row.closest<HTMLElement>('[role="tabpanel"]');
      if (panel === null) return;
      const index = [...panel.querySelectorAll('[data-finding]')].indexOf(row);
      waiting.current = { panel, nextId: findings[index + 1]?.id, index };
      panel.focus({ preventScroll: true });
    },
    [findings],
  );
}
