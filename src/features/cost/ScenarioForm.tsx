import { billedNote } from '@/core/pricing/billed-answer';
import { SCENARIO_RANGES } from '@/core/pricing/scenario-fault';
import { formatInteger } from '@/core/units';
import { selectBilledAnswer } from '@/state/price-selectors';
import { useApp, useAppStore } from '@/state/react';
import { selectExample, selectMeasuredAnswers, selectScenarioRequests } from '@/state/scenario-selectors';
import { Button } from '@/ui/Button';
import { formatRate } from '@/ui/parse-tokens';
import { Answers } from './Answers';
import { CacheFields } from './CacheFields';
import { FieldGroup, NumberRow } from './Field';
import { OfferFields } from './OfferFields';
import { UseFields } from './UseFields';

/** How the request is used: what a cost needs beside the prompt and the price. */
export function ScenarioForm() {
  const store = useAppStore();
  const scenario = useApp((state) => state.scenario);
  const measured = useApp(selectMeasuredAnswers);
  const { request } = useApp(selectScenarioRequests);
  const billed = useApp(selectBilledAnswer);
  const isExample = useApp(selectExample) !== null;
  const { setScenario, resetScenario } = store.getState();
  const usesAnswers = scenario.usesAnswers && measured !== null;
  return (
    <form aria-label="Scenario" onSubmit={(event) => event.preventDefault()} className="flex flex-col">
      <FieldGroup
        title="Answer"
        aside={
          <Button size="tiny" className="ml-auto" onClick={resetScenario}>
            Reset
          </Button>
        }
      >
        <NumberRow
          label="Output"
          value={usesAnswers ? request.outputTokens : scenario.outputTokens}
          placeholder={formatInteger(request.outputTokens)}
          range={SCENARIO_RANGES.outputTokens}
          unit="tokens"
          noun="tokens"
          hint={usesAnswers ? 'The mean of the answers below. A figure typed here takes its place.' : scenario.outputTokens === null ? ((isExample ? null : billedNote(billed)) ?? 'As reserved in the window.') : undefined}
          onChange={(outputTokens) => setScenario({ outputTokens, usesAnswers: false })}
          onEmpty={() => setScenario({ outputTokens: null, usesAnswers: false })}
        />
        <NumberRow
          label="Reasoning"
          value={scenario.reasoningTokens}
          placeholder={formatInteger(request.reasoningTokens)}
          range={SCENARIO_RANGES.reasoningTokens}
          unit="tokens"
          noun="tokens"
          onChange={(reasoningTokens) => setScenario({ reasoningTokens })}
          onEmpty={() => setScenario({ reasoningTokens: null })}
        />
        <Answers />
      </FieldGroup>
      <FieldGroup title="How often">
        <NumberRow label="Requests" value={scenario.requestsPerDay} range={SCENARIO_RANGES.requestsPerDay} unit="a day" noun="requests" kind="rate" hint={scenario.requestsPerDay > 0 && scenario.requestsPerDay < 1 ? `One in ${formatRate(Math.round(10 / scenario.requestsPerDay) / 10)} days.` : undefined} onChange={(requestsPerDay) => setScenario({ requestsPerDay })} />
        <NumberRow label="Days" value={scenario.daysPerMonth} range={SCENARIO_RANGES.daysPerMonth} unit="a month" noun="days" onChange={(daysPerMonth) => setScenario({ daysPerMonth })} />
        <NumberRow label="Retries" value={scenario.retryPercent} range={SCENARIO_RANGES.retryPercent} unit="%" noun="percent" kind="percent" onChange={(retryPercent) => setScenario({ retryPercent })} />
        <NumberRow label="Batches" value={scenario.batchPercent} range={SCENARIO_RANGES.batchPercent} unit="%" noun="percent" kind="percent" onChange={(batchPercent) => setScenario({ batchPercent })} />
      </FieldGroup>
      <CacheFields />
      <UseFields />
      <OfferFields />
    </form>
  );
}
