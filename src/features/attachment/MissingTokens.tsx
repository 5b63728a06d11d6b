import type { AttachmentPart } from '@/core/prompt/part';
import { formatInteger } from '@/core/units';
import { useApp } from '@/state/react';
import { selectCountedParts, selectFill } from '@/state/selectors';
import { Button } from '@/ui/Button';

/** What the imported file reports of its last request against what counts here, and the difference in one press. */
export function MissingTokens({ part, onTake }: { part: AttachmentPart; onTake: (tokens: number) => void }) {
  const { input } = useApp(selectFill);
  const own = useApp(selectCountedParts).find(({ id }) => id === part.id);
  const reported = part.attachment.kind === 'absent' ? part.attachment.reportedInputTokens : undefined;
  if (reported === undefined) return null;
  const rest = own === undefined || !own.enabled ? input.tokens : input.tokens - own.count.tokens;
  const missing = reported - rest;
  const isTaken = part.attachment.kind === 'absent' && part.attachment.tokens === missing;
  return (
    <div className="mt-1 flex flex-col items-start gap-1.5">
      <p className="m-0 text-small text-ink-soft">
        The file reports {formatInteger(reported)} input tokens of its last request, which had no answer behind it yet. All other parts count ~{formatInteger(rest)} here
        {missing > 0 ? `: about ${formatInteger(missing)} ${isTaken ? 'stand here for the rest' : 'are missing'}.` : ', which is no less: they say nothing of what is missing.'}
      </p>
      {missing > 0 && !isTaken && <Button onClick={() => onTake(missing)}>Take ~{formatInteger(missing)} tokens</Button>}
    </div>
  );
}
