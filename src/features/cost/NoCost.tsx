import type { ReactNode } from 'react';
import type { Model } from '@/core/catalog/model';
import type { Offer } from '@/core/pricing/offer';
import type { ScenarioFailure } from '@/core/pricing/scenario-cost';
import { scenarioFailureAdvice, scenarioFailureSentence } from '@/core/pricing/scenario-failure';
import { useApp, useAppStore } from '@/state/react';
import { selectExample } from '@/state/scenario-selectors';
import { Button } from '@/ui/Button';
import { FigureSource } from './FigureSource';

/** Why there is no figure, and the nearest thing to do. */
export function NoCost({ failure, offer, sign }: { failure: ScenarioFailure; offer: Offer; sign: string }) {
  const store = useAppStore();
  const { setScenario } = store.getState();
  const isClaim = useApp(selectExample) !== null;
  const isBatch = (failure.kind === 'modifier-unknown' && failure.modifierId === 'batch') || failure.kind === 'modifiers-exclusive';
  const isCache = failure.kind === 'rate-unknown' && (failure.category === 'cache-read' || failure.category === 'cache-write' || failure.category === 'cache-storage');
  return (
    <Notice title="No cost">
      <p className="m-0">
        {scenarioFailureSentence(failure, sign)}
        {failure.kind === 'not-servable' && (
          <span className="text-small">
            {' '}
            <FigureSource source={failure.limitTokens.source} asOf={failure.limitTokens.asOf} />
          </span>
        )}
      </p>
      <p className="m-0 text-ink-soft">{isClaim && failure.kind === 'rate-unknown' ? 'The text leaves its price open: the steps below are all there is.' : scenarioFailureAdvice(failure, offer, sign)}</p>
      {isBatch && (
        <Button className="self-start" onClick={() => setScenario({ batchPercent: 0 })}>
          Send no batches
        </Button>
      )}
      {isCache && (
        <Button className="self-start" onClick={() => setScenario({ cachedBy: 'share', cachedPercent: 0 })}>
          Cache nothing
        </Button>
      )}
    </Notice>
  );
}

/** A model without an offer; `nearest` is one of the same vendor that has one. */
export function NoOffer({ model, nearest }: { model: Model; nearest: Model | null }) {
  const store = useAppStore();
  return (
    <Notice title="No price">
      <p className="m-0">{`No price is known here for ${model.name}.${model.openWeights?.value === true ? ' Its weights are open: where you run it yourself, it costs what the machine costs.' : ''}`}</p>
      {nearest === null ? (
        <p className="m-0 text-ink-soft">{`No model of ${model.vendor} has a price. Choose another model.`}</p>
      ) : (
        <p className="m-0 text-ink-soft">
          {`The nearest model of ${model.vendor} with a price is ${nearest.name}.`}
          <Button className="ml-2" size="small" onClick={() => store.getState().chooseModel(nearest.id)}>
            {`Use ${nearest.name}`}
          </Button>
        </p>
      )}
    </Notice>
  );
}

function Notice({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div role="status" className="flex flex-col gap-1.5 rounded-md border border-l-3 border-line-strong border-l-warn bg-raised px-3 py-2.5">
      <p className="m-0 text-verdict font-semibold">{title}</p>
      {children}
    </div>
  );
}
