import { memo, useMemo, useState, type ReactNode } from 'react';
import { countedWith } from '@/core/catalog/mappings';
import { formatInteger } from '@/core/units';
import { useApp, useAppStore } from '@/state/react';
import { selectModel } from '@/state/selectors';
import { Button } from '@/ui/Button';
import { mergedUnit, mergeWords, pieceWords } from './explain-words';
import { MergeSteps } from './MergeSteps';
import { partsById, type Answer } from './merge-stages';
import { PartChips } from './PartChips';
import { TokenHalves } from './TokenHalves';

/** How a token came to be: the piece it belongs to, the halves it is made of, and the merges that led there. */
export function Explain({ token }: { token: number }) {
  const store = useAppStore();
  const explanation = useApp((state) => state.explanation);
  // What was shown last stays, faded, until there is something else: walking from token to token must not flicker.
  const [last, setLast] = useState(explanation);
  if (explanation !== null && explanation.status !== 'running' && explanation !== last) setLast(explanation);
  const isCurrent = last?.token === token && last.status !== 'running' && explanation !== null;

  if (last?.status === 'failed' && isCurrent) {
    return (
      <Frame isBusy={false}>
        <p className="m-0 text-small text-ink-soft">The merges could not be looked up. {last.reason}</p>
        <Button size="tiny" className="self-start" onClick={() => store.getState().explainToken(token)}>
          Retry
        </Button>
      </Frame>
    );
  }
  if (last === null || last.answer === null) {
    return (
      <Frame isBusy>
        <p className="appear-late m-0 text-small text-ink-faint">Looking up its merges…</p>
      </Frame>
    );
  }
  return (
    <Frame isBusy={!isCurrent}>
      <Answered key={last.answer.firstToken} answer={last.answer} token={isCurrent ? token : last.token} />
    </Frame>
  );
}

function Frame({ isBusy, children }: { isBusy: boolean; children: ReactNode }) {
  return (
    <div aria-busy={isBusy} className={`mt-3 flex flex-col gap-3 border-t border-line pt-3 ${isBusy ? 'opacity-55' : ''}`}>
      {children}
    </div>
  );
}

/** How the piece of one token was merged; the words follow the chosen model's encoding. */
export const Answered = memo(function Answered({ answer, token }: { answer: Answer; token: number }) {
  const unit = useApp((state) => mergedUnit(countedWith(selectModel(state).tokenizer)));
  const { ids, steps, whole } = answer.explanation;
  const partOf = useMemo(() => partsById(answer), [answer]);
  const at = token - answer.firstToken;
  const id = ids[at] ?? -1;
  return (
    <>
      <Block title="Piece" note={ids.length === 1 ? 'one token' : `token ${formatInteger(at + 1)} of ${formatInteger(ids.length)}`}>
        {!whole && <PartChips ids={ids} partOf={partOf} chosen={at} look="own" />}
        <p className="m-0 text-small text-ink-soft">{pieceWords(answer.explanation, unit)}</p>
      </Block>
      <Block title="Made of">
        <TokenHalves id={id} partOf={partOf} unit={unit} />
      </Block>
      <Block title="Merges">
        <p className="m-0 text-small text-ink-soft">{mergeWords(answer.explanation, unit)}</p>
        {steps.length > 0 && <MergeSteps answer={answer} partOf={partOf} unit={unit} />}
      </Block>
    </>
  );
});

function Block({ title, note, children }: { title: string; note?: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-1.5">
      <div className="flex items-baseline gap-2">
        <h4 className="label-caps m-0 flex-1">{title}</h4>
        {note !== undefined && <span className="text-small text-ink-faint">{note}</span>}
      </div>
      {children}
    </section>
  );
}
