import { useState } from 'react';
import { orderParts } from '@/core/prompt/edit';
import { refusalWords } from '@/core/recall/overlay';
import { THRESHOLDS_PTS } from '@/core/recall/risk-class';
import type { UnitId } from '@/core/units';
import { useApp, useAppStore } from '@/state/react';
import { Button } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';
import { NamedGroup } from '@/ui/NamedGroup';
import { OverlayLabel } from '@/ui/OverlayLabel';
import { Segmented } from '@/ui/Segmented';
import { ImportanceList } from './ImportanceList';
import type { OrderAnswer } from './order-inputs';
import { OrderPreview } from './OrderPreview';
import { OrderTable } from './OrderTable';
import { adviceOf, flipSentence, ORDER_NAMES, type OrderChoice } from './order-words';
import { useOrder } from './use-order';

/** Which order of the parts drops least on the chosen curve, weighted by what matters, against known rules. */
export function OrderView() {
  const store = useAppStore();
  const { parts, byId, overlay, thresholdPts, answer } = useOrder();
  const { showSub, setRecall } = store.getState();
  if (parts.length === 0) {
    return (
      <EmptyState title="Nothing to order yet">
        <p className="m-0">Paste a text, drop files, or add a part.</p>
      </EmptyState>
    );
  }
  return (
    <div role="region" aria-label="Order" tabIndex={0} className="@container min-h-0 flex-1 overflow-y-auto -outline-offset-2">
      <div className="flex flex-col gap-2 border-b border-line px-[var(--gutter)] py-2">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
          <span aria-hidden>Threshold in points</span>
          <Segmented
            label="Threshold in points"
            value={String(thresholdPts)}
            options={THRESHOLDS_PTS.map((pts) => ({ value: String(pts), label: String(pts) }))}
            onChange={(value) => setRecall({ thresholdPts: THRESHOLDS_PTS.find((pts) => String(pts) === value) ?? thresholdPts })}
          />
          <Button size="small" onClick={() => showSub('position', 'overlay')}>
            Choose another measurement
          </Button>
        </div>
        {overlay.ok && <OverlayLabel overlay={overlay.value} />}
      </div>
      <div className="grid gap-x-10 gap-y-6 px-[var(--gutter)] py-4 @5xl:grid-cols-2">
        <div className="@container min-w-0">
          <NamedGroup heading="h2" title="Importance">
            <ImportanceList parts={parts} byId={byId} movableIds={answer?.plan.movableIds ?? new Set()} />
          </NamedGroup>
        </div>
        <NamedGroup heading="h2" title="Order by this curve">
          {!overlay.ok ? (
            <p className="m-0">{refusalWords(overlay.error)}</p>
          ) : answer === null ? (
            <p className="m-0">This curve was not measured from the start of the prompt to its end, so orders cannot be compared by it.</p>
          ) : (
            <Answer answer={answer} byId={byId} thresholdPts={thresholdPts} isDrawing={overlay.value.basis === 'drawing'} />
          )}
        </NamedGroup>
      </div>
    </div>
  );
}

function Answer({ answer: { plan, flip }, byId, thresholdPts, isDrawing }: { answer: OrderAnswer; byId: ReturnType<typeof useOrder>['byId']; thresholdPts: number; isDrawing: boolean }) {
  const store = useAppStore();
  const prompt = useApp((state) => state.work.prompt);
  const [choice, setChoice] = useState<OrderChoice>('best');
  const advice = adviceOf(plan, thresholdPts, isDrawing);
  const namesOf = (ids: readonly UnitId[]) => ids.map((id) => byId.get(id)?.name ?? '').join(', ');
  const previewed = choice === 'best' ? plan.best : (plan.rules.find(({ id }) => id === choice) ?? plan.best);
  const ordered = orderParts(prompt, previewed.ids);
  const apply = () => {
    const { orderParts: order, notify } = store.getState();
    order(previewed.ids);
    notify({ tone: 'info', text: `The parts stand in a new order: ${ORDER_NAMES[choice]}.`, details: [], action: 'undo' });
  };
  return (
    <>
      <div role="status">
        <p className="m-0 text-verdict font-semibold">{advice.headline}</p>
        <p className="m-0 text-ink-soft">{advice.detail}</p>
      </div>
      {flip?.isFlipped === true && plan.movableIds.size > 1 && (
        <p className="m-0 rounded-md border border-warn bg-warn-wash px-2.5 py-1.5">{flipSentence(flip, `${Math.round(flip.fillFraction * 100)} %`, (ids) => namesOf(ids.filter((id) => plan.movableIds.has(id))), advice.isWorthIt)}</p>
      )}
      <OrderTable plan={plan} shown={choice} onShow={setChoice} namesOf={namesOf} />
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Button look={advice.isWorthIt ? 'primary' : 'plain'} disabled={ordered === prompt} onClick={apply}>
          Apply this order
        </Button>
        <span className="text-small text-ink-soft">
          {ordered === prompt ? 'The parts stand in this order.' : ordered.freeOrder === prompt.freeOrder ? '' : 'Roles no longer stand together then: free order is switched on.'}
        </span>
      </div>
      <OrderPreview current={plan.current} previewed={previewed} byId={byId} />
      <p className="m-0 text-small text-ink-faint">{isDrawing ? 'Points of the drawing' : 'Points on the benchmark'}, averaged over each part and weighted by importance. The system text stays first and the question last; tools and pinned parts keep their places, and turns stay in order.</p>
    </>
  );
}
