import { missingTokens } from '@/core/budget/missing-tokens';
import { isOfOtherFamily } from '@/core/catalog/reported-model';
import type { AttachmentPart } from '@/core/prompt/part';
import { formatInteger } from '@/core/units';
import { useApp } from '@/state/react';
import { selectCountedParts, selectFill, selectModel } from '@/state/selectors';
import { Button } from '@/ui/Button';

/** What the imported file reports of its last request against what of it counts here, and the difference in one press. */
export function MissingTokens({ part, onTake }: { part: AttachmentPart; onTake: (tokens: number) => void }) {
  const { overhead } = useApp(selectFill);
  const parts = useApp(selectCountedParts);
  const { tokenizer, name } = useApp(selectModel);
  const reported = part.attachment.kind === 'absent' ? part.attachment.reported : undefined;
  if (reported === undefined) return null;
  if (tokenizer.kind !== 'estimate' || isOfOtherFamily(reported.model, tokenizer.family)) {
    return <p className="m-0 mt-1 text-small text-ink-soft">The file reports how many tokens its last request had, for {reported.model}. {name} counts otherwise, so it does not say how many are missing here.</p>;
  }
  const { heldTokens, missing } = missingTokens(parts, overhead.tokens, part.id, reported);
  const isTaken = part.attachment.kind === 'absent' && part.attachment.tokens === missing;
  return (
    <div className="mt-1 flex flex-col items-start gap-1.5">
      <p className="m-0 text-small text-ink-soft">
        The file reports {formatInteger(reported.inputTokens)} input tokens of its last request. What it held of this prompt, without the answer and what came behind, counts ~{formatInteger(heldTokens)} here
        {missing > 0 ? `: about ${formatInteger(missing)} ${isTaken ? 'stand here for the rest' : 'are missing'}.` : ', which is no less: that says nothing of what is missing.'}
      </p>
      {missing > 0 && !isTaken && <Button onClick={() => onTake(missing)}>Take ~{formatInteger(missing)} tokens</Button>}
    </div>
  );
}
