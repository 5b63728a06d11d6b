import { keptToolsIn } from '@/core/prompt/kept-tools';
import { unknownModel } from '@/state/named-model';
import { useApp, useAppStore, useLoaded } from '@/state/react';
import { remembered, selectModel, selectPartCounts, selectParts, selectPrompt } from '@/state/selectors';
import { Badge } from '@/ui/Badge';
import { type BadgeWords, COUNTING, plainBadge } from './plain-badge';
import { sumStatus } from './sum-status';

/** Remembered, as it goes through all parts, and any change of the state asks for it. */
const selectStatus = remembered((state) => [selectParts(state), selectPartCounts(state), selectPrompt(state).requestFields], (parts, counts, kept) => sumStatus(parts, counts, keptToolsIn(kept)));

const loadWords = async () => (await import('./badge-words')).badgeWords;
const notLoaded = (): BadgeWords => ({ label: 'not all exact', tone: 'warn', meaning: 'Why could not be loaded.' });

/** How sure the counts of texts are for this model; a click leads to why, and to what can be done about it. */
export function ExactnessBadge() {
  const store = useAppStore();
  const { tokenizer, name } = useApp(selectModel);
  const named = useApp(unknownModel);
  const status = useApp(selectStatus);
  const calibrations = useApp((state) => state.work.calibrations);
  const isPlain = status === 'ready' && named === null;
  const wordsFor = useLoaded(!isPlain && status !== 'pending', loadWords, notLoaded);
  const { label, tone, meaning } = isPlain ? plainBadge(tokenizer, calibrations) : (wordsFor?.(status, tokenizer, calibrations, named === null ? null : { named, by: name }) ?? COUNTING);
  return (
    <button type="button" title={`${meaning} ${tokenizer.note}`} className="inline-flex h-7 items-center rounded-sm px-0.5" onClick={() => (tokenizer.kind === 'estimate' ? store.getState().openCalibration() : store.getState().show('limits'))}>
      <Badge tone={tone}>{label}</Badge>
    </button>
  );
}
