import { useEffect, useState } from 'react';
import { type FilledCase, type ShownCases, watchCases } from '@/state/case-plan';
import { useApp, useAppStore } from '@/state/react';

const NONE: readonly FilledCase[] = [];

/** Both cases of the prompt for as long as this is drawn; not current: they are of what was there before the last change. */
export function useCases(): { readonly cases: readonly FilledCase[]; readonly isCurrent: boolean } {
  const store = useAppStore();
  const work = useApp((state) => state.work);
  const [plan, setPlan] = useState<ShownCases | null>(null);
  useEffect(() => watchCases(store, setPlan), [store]);
  return { cases: plan?.cases ?? NONE, isCurrent: plan?.work === work && !plan.isSearching };
}
