import { formatCount, isApproximate } from '@/core/tokenize/count';
import { formatInteger } from '@/core/units';
import { useApp } from '@/state/react';
import { asWritten, selectFill, selectIsCounting } from '@/state/selectors';

/** What an imported transcript reports beside what is counted here, and what lies between: the estimate is only a part of it. */
export function TranscriptDifference({ reportedTokens }: { reportedTokens: number }) {
  const { input } = useApp((state) => selectFill(asWritten(state)));
  const isCounting = useApp(selectIsCounting);
  if (isCounting) return null;
  const difference = reportedTokens - input.tokens;
  const amount = `${isApproximate(input.exactness) ? '~' : ''}${formatInteger(Math.abs(difference))}`;
  return (
    <span className="block">
      Counted here: {formatCount(input)}, {difference < 0 ? `${amount} more than reported` : `${amount} less than reported`}. The difference includes the client’s system prompt and tools, which are not in its transcript, and what was said after that request, which was not in the request. Apply only if the prompt
      here is whole.
    </span>
  );
}
