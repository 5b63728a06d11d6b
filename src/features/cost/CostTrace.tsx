import { toNumber } from '@/core/pricing/decimal';
import { formatUsd } from '@/core/pricing/money';
import { sourceOfRule } from '@/core/pricing/rule-source';
import { type Rule, signedSentence } from '@/core/pricing/rule';
import type { PricedCall, ScenarioCost } from '@/core/pricing/scenario-cost';
import { formatShare, percent } from '@/core/units';
import { FigureSource } from './FigureSource';

const CALL_NAMES: Readonly<Record<PricedCall['kind'], string>> = {
  plain: 'Sent without a cache',
  write: 'Writes the cache',
  read: 'Reads the cache',
  make: 'Makes the stored cache',
};

/** The rules that fired for each kind of call, in words, with where each figure is from. */
export function CostTrace({ cost, sign, answerSign, notes }: { cost: ScenarioCost; sign: string; answerSign: string; notes: readonly string[] }) {
  const isOne = cost.calls.length === 1;
  return (
    <div className="flex flex-col gap-3">
      {cost.calls.map((call, index) => (
        <div key={index} className="flex flex-col gap-1">
          {!isOne && (
            <p className="m-0 font-semibold">
              {`${CALL_NAMES[call.kind]}${call.time.window === null ? '' : ', at rates of the hour'}: ${formatUsd(call.priced.totalUsd, sign)}`}
              <span className="font-normal text-ink-soft">{` · ${shareText(toNumber(call.share))} of the requests`}</span>
            </p>
          )}
          <ol aria-label={`Rules: ${CALL_NAMES[call.kind]}`} className="m-0 flex list-none flex-col gap-1 p-0">
            {rulesOf(call).map((rule, place) => (
              <RuleLine key={place} rule={rule} sign={sign} answerSign={answerSign} />
            ))}
          </ol>
        </div>
      ))}
      <ul aria-label="How the scenario is reckoned" className="m-0 flex list-none flex-col gap-1 p-0 text-ink-soft">
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </div>
  );
}

/** Not "100.0 %" for all but a few. */
function shareText(share: number): string {
  return share > 0.9995 && share < 1 ? percent('>\u00a099.9') : formatShare(share);
}

function RuleLine({ rule, sign, answerSign }: { rule: Rule; sign: string; answerSign: string }) {
  const from = sourceOfRule(rule);
  return (
    <li>
      {signedSentence(rule, sign, answerSign)} {from !== null && <span className="text-small"><FigureSource source={from.source} asOf={from.asOf} /></span>}
    </li>
  );
}

/** Those of the call, and what the batch makes of it. */
function rulesOf({ priced, batched }: PricedCall): readonly Rule[] {
  const own = priced.rules;
  const batch = batched?.rules.filter((rule) => rule.kind === 'modifier' && !own.some((other) => other.kind === 'modifier' && other.modifier.id === rule.modifier.id)) ?? [];
  return [...own, ...batch];
}
