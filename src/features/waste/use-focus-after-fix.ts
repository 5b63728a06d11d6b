import { useCallback, useEffect, useRef } from 'react';
import type { CostedFinding } from '@/state/waste-finding';
import { focusNewestAnswer } from '@/ui/focus-answer';

/**
 * A fix takes its finding away, and while the texts are looked through again there are no others: the focus waits on the
 * panel of the view and goes on to the next fix below, unless it was moved meanwhile. Where none is left, to the way back.
 */
export function useFocusAfterFix(findings: readonly CostedFinding[], isSettled: boolean): (row: HTMLElement) => void {
  const waiting = useRef<{ panel: HTMLElement; followingIds: readonly string[] } | null>(null);
  useEffect(() => {
    if (waiting.current === null || !isSettled) return;
    const { panel, followingIds } = waiting.current;
    waiting.current = null;
    if (document.activeElement !== panel) return;
    const rows = panel.querySelectorAll('[data-finding]');
    const fixes = followingIds.flatMap((id) => rows[findings.findIndex((finding) => finding.id === id)]?.querySelector<HTMLElement>(':scope > button') ?? []);
    if (fixes[0] === undefined) focusNewestAnswer();
    else fixes[0].focus();
  }, [findings, isSettled]);
  return useCallback(
    (row) => {
      const panel = row.closest<HTMLElement>('[role="tabpanel"]');
      if (panel === null) return;
      const index = [...panel.querySelectorAll('[data-finding]')].indexOf(row);
      waiting.current = { panel, followingIds: findings.slice(index + 1).map(({ id }) => id) };
      panel.focus({ preventScroll: true });
    },
    [findings],
  );
}
