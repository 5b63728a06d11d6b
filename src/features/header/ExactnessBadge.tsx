import { useApp, useAppStore } from '@/state/react';
import { selectModel } from '@/state/selectors';
import { exactnessLook } from '@/ui/exactness-look';
import { Badge } from '@/ui/Badge';

/** How sure the counts of texts are for this model; a click leads to why. */
export function ExactnessBadge() {
  const store = useAppStore();
  const { tokenizer } = useApp(selectModel);
  const look = exactnessLook(tokenizer.exactness);
  return (
    <button type="button" title={`${look.meaning} ${tokenizer.note}`} className="inline-flex h-7 items-center rounded-sm px-0.5" onClick={() => store.getState().show('limits')}>
      <Badge tone={look.tone}>{{ exact: 'text exact', 'mapping-assumed': 'tokenizer assumed', estimate: 'estimate' }[tokenizer.exactness]}</Badge>
    </button>
  );
}
