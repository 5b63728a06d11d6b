import { hasOtherTokenizer } from '@/core/catalog/reported-model';
import type { AttachmentPart } from '@/core/prompt/part';
import { countedTokens } from '@/core/tokenize/count';
import { formatInteger, formatTokens } from '@/core/units';
import { missingSize, takeMissing } from '@/state/missing-size';
import { useApp, useAppStore } from '@/state/react';
import { asWritten, selectFill, selectIsCounting, selectModel } from '@/state/selectors';
import { Button } from '@/ui/Button';

/** What the imported file reports of a request against what of it counts here, and the difference in one press. */
export function MissingTokens({ part, onTaken }: { part: AttachmentPart; onTaken: () => void }) {
  const store = useAppStore();
  const isCounting = useApp(selectIsCounting);
  const { tokenizer, name } = useApp(selectModel);
  // Whatever changes the sums may change what the request held of them.
  useApp((state) => selectFill(asWritten(state)));
  const reported = part.attachment.kind === 'absent' ? part.attachment.reported : undefined;
  if (reported === undefined || isCounting) return null;
  if (hasOtherTokenizer(reported.model, tokenizer)) {
    return <p className="m-0 mt-1 text-small text-ink-soft">The file reports how many tokens its requests had, for {reported.model}. {name} counts otherwise, so it does not say how many are missing here.</p>;
  }
  const size = missingSize(asWritten(store.getState()), part);
  if (size === null) return null;
  const { held, missing, isTaken } = size;
  const take = () => {
    if (missing !== null) takeMissing(store, part, missing);
    onTaken();
  };
  return (
    <div className="mt-1 flex flex-col items-start gap-1.5">
      <p className="m-0 text-small text-ink-soft">
        The file reports {formatTokens(reported.inputTokens)} for the request that held {turnsInWords(reported.turns)}. What of it is in this prompt counts {countedTokens(held)}
        {missing === null ? ', which is no less: that says nothing of what is missing.' : `: about ${formatInteger(missing.tokens)}${missing.range.low < missing.range.high ? ` (${formatInteger(missing.range.low)}–${formatInteger(missing.range.high)})` : ''} ${isTaken ? 'stand here for the rest' : 'are missing'}.`}
      </p>
      {missing !== null && !isTaken && <Button onClick={take}>Use about {formatTokens(missing.tokens)}</Button>}
    </div>
  );
}

function turnsInWords(turns: number): string {
  if (turns === 0) return 'none of its turns';
  return turns === 1 ? 'its first turn' : `its first ${formatInteger(turns)} turns`;
}
