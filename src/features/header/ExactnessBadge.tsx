import { useApp, useAppStore } from '@/state/react';
import { selectModel, selectPartCounts } from '@/state/selectors';
import { exactnessLook } from '@/ui/exactness-look';
import { Badge } from '@/ui/Badge';

const WORDS = { exact: 'text exact', 'mapping-assumed': 'tokenizer assumed', estimate: 'estimate' } as const;

/** How sure the counts of texts are for this model; a click leads to why. */
export function ExactnessBadge() {
  const store = useAppStore();
  const { tokenizer } = useApp(selectModel);
  const someFailed = useApp((state) => [...selectPartCounts(state).values()].some((count) => count.status === 'failed'));
  const look = exactnessLook(someFailed ? 'estimate' : tokenizer.exactness);
  return (
    <button type="button" title={`${look.meaning} ${tokenizer.note}`} className="inline-flex h-7 items-center rounded-sm px-0.5" onClick={() => store.getState().show('limits')}>
      <Badge tone={look.tone}>{someFailed ? 'partly estimated' : `${WORDS[tokenizer.exactness]}${tokenizer.exactness === 'estimate' ? ` by ${tokenizer.encodingId.replace('_base', '')}` : ''}`}</Badge>
    </button>
  );
}
