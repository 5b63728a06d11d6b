// Models and what the request costs there, as a table in Markdown.

import type { Report } from './report';
import type { ReportModel } from './report-models';
import { sumCertainty } from './stated-words';
import { CAP_MARK } from '@/core/pricing/answer-words';
import { formatUsd, parseUsd } from '@/core/pricing/money';
import { isApproximate } from '@/core/tokenize/count';
import { formatInteger } from '@/core/units';

/** Models in the table beside the chosen one. */
const CHEAPEST = 10;

/** The cheapest models that fit, and the chosen one wherever it stands; no lines where the report knows no models. `asCode`: a name that nothing in is read as Markdown. */
export function modelTable({ models, modelsAnswer, model, shownCase, cases }: Report, asCode: (text: string) => string): readonly string[] {
  if (models.length === 0) return [];
  const priced = models.filter(({ costUsd }) => costUsd !== null).toSorted((a, b) => (a.costUsd ?? 0) - (b.costUsd ?? 0));
  const cheapest = priced.filter(({ verdict }) => verdict === 'fits').slice(0, CHEAPEST);
  const chosen = models.find(({ id }) => id === model.id);
  const shown = chosen === undefined || cheapest.includes(chosen) ? cheapest : [...cheapest, chosen];
  if (shown.length === 0) return [];
  return [
    `${headOf(cheapest.length, shown.length > cheapest.length)}; the cost is that of this request, all input uncached.${modelsAnswer === null ? '' : ` ${modelsAnswer}`}${ofWhich(shownCase, cases.length > 0)}`,
    '',
    '| Model | Fits | Tokens | Answer | Cost | Price as of |',
    '| :-- | :-- | --: | --: | --: | :-- |',
    ...shown.map((row) => {
      const name = row.id === model.id ? `**${asCode(row.name)}**` : asCode(row.name);
      const sign = isApproximate(row.exactness) ? '~' : '';
      const by = sumCertainty('', row.exactness, row.stated);
      return `| ${name} | ${row.verdict} | ${sign}${formatInteger(row.tokens)}${by === '' ? '' : ` (${by})`} | ${formatInteger(row.answerTokens)} | ${costText(row, sign)} | ${row.priceAsOf ?? '–'} |`;
    }),
    '',
  ];
}

/** Which prompt fits there, where it has variables with values. */
function ofWhich(shownCase: Report['shownCase'], hasCases: boolean): string {
  if (shownCase !== null) return ` All of the ${shownCase} case of the variables.`;
  return hasCases ? ' All of the text as written: the values of its variables are not in it, and a model that fits it may not fit with them.' : '';
}

function headOf(cheapest: number, hasChosenBeside: boolean): string {
  if (cheapest === 0) return 'No model that has a price surely fits, so this is the chosen one alone';
  return `${cheapest === 1 ? 'The cheapest model that fits' : `The ${cheapest} cheapest models that fit`}${hasChosenBeside ? ', and the chosen one' : ''}`;
}

function costText({ costUsd, costNote, isAnswerCapped }: ReportModel, sign: string): string {
  const amount = costUsd === null ? null : parseUsd(costUsd);
  if (amount === null) return costNote ?? 'no price';
  // As on the page: nothing is no estimate, however many tokens there are.
  return amount.digits === 0n ? 'free' : `${formatUsd(amount, sign)}${isAnswerCapped ? CAP_MARK : ''}`;
}
