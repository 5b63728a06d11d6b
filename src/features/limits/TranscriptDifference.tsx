import { useRef } from 'react';
import { hasOtherTokenizer } from '@/core/catalog/reported-model';
import { isUnwritten } from '@/core/prompt/attachment';
import type { AttachmentPart } from '@/core/prompt/part';
import { formatCount, isApproximate } from '@/core/tokenize/count';
import { formatInteger } from '@/core/units';
import { missingSize, takeMissing } from '@/state/missing-size';
import { useApp, useAppStore } from '@/state/react';
import { asWritten, selectFill, selectIsCounting, selectModel, selectParts } from '@/state/selectors';
import { Button } from '@/ui/Button';

/** What an imported transcript reports beside what is counted here, and what lies between: the estimate is only a part of it. */
export function TranscriptDifference({ reportedTokens }: { reportedTokens: number }) {
  const words = useRef<HTMLSpanElement>(null);
  const { input } = useApp((state) => selectFill(asWritten(state)));
  const isCounting = useApp(selectIsCounting);
  const parts = useApp(selectParts);
  if (isCounting) return null;
  const difference = reportedTokens - input.tokens;
  const amount = `${isApproximate(input.exactness) ? '~' : ''}${formatInteger(Math.abs(difference))}`;
  const unwritten = parts.find((part): part is AttachmentPart => 'attachment' in part && part.enabled && isUnwritten(part.attachment));
  const isSized = unwritten?.attachment.kind === 'absent' && unwritten.attachment.tokens !== undefined;
  return (
    <>
      <span ref={words} tabIndex={-1} className="block">
        Counted here: {formatCount(input)}, {difference < 0 ? `${amount} more than reported` : `${amount} less than reported`}. The difference includes {isSized ? '' : 'the client’s system prompt and tools, which are not in its transcript, and '}what was said after that request, which was not in the request. Apply
        only if the prompt here is whole.
      </span>
      {unwritten !== undefined && !isSized && <UnwrittenSize part={unwritten} onSized={() => words.current?.focus()} />}
    </>
  );
}

/** The part that stands for what the client writes into no file, as large as the transcript reports it. `onSized`: the button that was pressed is gone. */
function UnwrittenSize({ part, onSized }: { part: AttachmentPart; onSized: () => void }) {
  const store = useAppStore();
  const { tokenizer } = useApp(selectModel);
  const size = missingSize(asWritten(store.getState()), part);
  if (size === null || size.missing === null || hasOtherTokenizer(size.reported.model, tokenizer)) return null;
  const { missing } = size;
  const take = () => {
    takeMissing(store, part, missing);
    onSized();
  };
  return (
    <Button size="small" className="mt-1.5" onClick={take}>
      Use ~{formatInteger(missing.tokens)} for system prompt and tools
    </Button>
  );
}
