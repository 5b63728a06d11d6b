import { type ReactNode, useId } from 'react';
import { CASE_NAMES, caseNote, sentenceWithCases } from '@/core/budget/case-words';
import type { Fill } from '@/core/budget/fill';
import { verdictClause } from '@/core/budget/verdict';
import { billedNote } from '@/core/pricing/billed-answer';
import { formatUsd, subtractUsd } from '@/core/pricing/money';
import { difference } from '@/core/prompt/signed-count';
import { type CaseId, CASES } from '@/core/prompt/template-case';
import { type Count, countedTokens, formatBand, formatCount } from '@/core/tokenize/count';
import { formatInteger, formatTokens } from '@/core/units';
import { useApp } from '@/state/react';
import { selectBilledAnswer, selectOffer } from '@/state/price-selectors';
import { Amount } from '@/ui/Amount';
import { selectModel } from '@/state/selectors';
import { NamedGroup } from '@/ui/NamedGroup';
import { SideScroll } from '@/ui/SideScroll';
import type { Comparison, SideCase } from './compare-pieces';
import { costDeltas, type SideCost } from './cost-deltas';
import { shareOfB, signedTokens, signedUsd } from './delta-words';

/** Where it is narrow words break, so that the last column, which is what the table is for, is in sight. */
const CELL = 'border-t border-line px-1.5 py-1 text-right align-top last:pr-0 @xl:px-3 @xl:whitespace-nowrap';
const HEAD = 'px-1.5 py-1 text-right font-semibold @xl:px-3';

/** What the change costs: tokens, money, fit, and what a cache of the first still has of the second. */
export function DeltaTable({ comparison }: { comparison: Comparison }) {
  const { a, b, worst, common } = comparison;
  const cases = CASES.filter((id) => comparison[id].a !== null || comparison[id].b !== null);
  const model = useApp(selectModel);
  const billed = useApp(selectBilledAnswer);
  const note = billedNote(billed);
  const noteId = useId();
  return (
    <NamedGroup heading="h2" title="What the change makes">
      <SideScroll label="Figures of A and B">
        <table aria-label="A and B in figures" aria-describedby={noteId} className="w-full max-w-3xl border-separate border-spacing-0">
          <thead className="text-micro text-ink-faint">
            <tr>
              <th scope="col" className="py-1 pr-3 text-left font-semibold">With {model.name}</th>
              <th scope="col" className={HEAD}>A</th>
              <th scope="col" className={HEAD}>B</th>
              <th scope="col" className={`${HEAD} pr-0! whitespace-nowrap`}>B − A</th>
            </tr>
          </thead>
          <tbody>
            <Row name="Input tokens" a={<CountCell count={a.input} />} b={<CountCell count={b.input} />} change={signedTokens(difference(b.input, a.input))} />
            <Row name="of which framing" a={formatCount(a.overhead)} b={formatCount(b.overhead)} change={signedTokens(difference(b.overhead, a.overhead))} />
            <Row name="Answer in the cost" a={formatInteger(billed.answerTokens)} b={formatInteger(billed.answerTokens)} change="" />
            <CostRows a={a} b={b} answerTokens={billed.answerTokens} />
            <Row name="Fit" a={<FitCell fill={a} worst={worst.a} />} b={<FitCell fill={b} worst={worst.b} />} change="" />
            {cases.map((id) => (
              <CaseRows key={id} id={id} a={comparison[id].a ?? a} b={comparison[id].b ?? b} answerTokens={billed.answerTokens} />
            ))}
            <Row
              name="Common start, for a cache"
              a=""
              b={countedTokens(common)}
              change={shareOfB(comparison)}
            />
          </tbody>
        </table>
      </SideScroll>
      <p id={noteId} className="m-0 text-small text-ink-soft">
        Both are counted with the model and the settings as they are now. The cost is of all input uncached and an answer of {formatTokens(billed.answerTokens)}.{note === null ? '' : ` ${note}`} The common start and its share leave framing out.
        {cases.length === 0 ? '' : ' Variables count as they are written, but in the rows of the cases: there each side has its own values.'}
      </p>
    </NamedGroup>
  );
}

/** Of a side whose variables have values, as above the window; the longer sentence on two lines. */
function FitCell({ fill, worst }: { fill: Fill; worst: Fill | null }) {
  return <span className="inline-block max-w-56 whitespace-normal">{sentenceWithCases(fill, worst === null ? [] : [{ id: 'worst', fill: worst }])}</span>;
}

/** A side without values is the same in every case. */
function CaseRows({ id, a, b, answerTokens }: { id: CaseId; a: Fill | SideCase; b: Fill | SideCase; answerTokens: number }) {
  const cell = (fill: Fill | SideCase) => (
    <>
      <CountCell count={fill.input} />
      <span className="inline-block max-w-56 text-small whitespace-normal text-ink-soft">
        {verdictClause(fill)}
        {'unset' in fill ? caseNote(fill) : ''}
      </span>
    </>
  );
  return (
    <>
      <Row name={`${CASE_NAMES[id]} of the variables`} a={cell(a)} b={cell(b)} change={signedTokens(difference(b.input, a.input))} />
      <CostRows a={a} b={b} answerTokens={answerTokens} inCase={id} />
    </>
  );
}

/** The request, and its input apart; while the catalogue is on its way, that there is something to come. */
function CostRows({ a, b, answerTokens, inCase = null }: { a: Fill; b: Fill; answerTokens: number; inCase?: CaseId | null }) {
  const offer = useApp(selectOffer);
  const isOpen = useApp((state) => state.catalogue.status === 'ready');
  const atMs = useApp((state) => state.pricesAtMs);
  const place = inCase === null ? '' : `, ${CASE_NAMES[inCase].toLowerCase()}`;
  if (!isOpen) return <Row name={`Cost of a request${place}`} a="…" b="…" change="" />;
  const rows = costDeltas([a, b], answerTokens, offer, atMs);
  return (inCase === null ? rows : rows.slice(0, 1)).map((row) => <Row key={row.name} name={`${row.name}${place}`} a={<CostCell cost={row.a} />} b={<CostCell cost={row.b} />} change={<CostChange before={row.a} after={row.b} />} />);
}

function CostCell({ cost: { usd, sign, words, why } }: { cost: SideCost }) {
  if (usd !== null) return <Amount usd={usd} text={formatUsd(usd, sign)} />;
  return (
    <>
      {words}
      {why === '' ? null : <span className="block max-w-56 text-small whitespace-normal text-ink-soft">{why}</span>}
    </>
  );
}

/** A bound is no estimate, and neither is nothing. */
function CostChange({ before, after }: { before: SideCost; after: SideCost }) {
  if (before.usd === null || after.usd === null) return null;
  const change = signedUsd(before.usd, after.usd);
  const sign = /^[0<>]/.test(change) ? '' : before.sign || after.sign;
  return <Amount usd={subtractUsd(after.usd, before.usd)} text={`${sign}${change}`} />;
}

function CountCell({ count }: { count: Count }) {
  return (
    <>
      {formatCount(count)}
      {count.low < count.high ? <span className="block text-small text-ink-faint">{bandCell(count)}</span> : null}
    </>
  );
}

/** Where it is narrow a band breaks behind its dash. */
function bandCell(count: Count): ReactNode {
  const [low, high] = formatBand(count).split('–');
  return (
    <>
      {low}–<wbr />
      {high}
    </>
  );
}

function Row({ name, a, b, change }: { name: string; a: ReactNode; b: ReactNode; change: ReactNode }) {
  return (
    <tr>
      <th scope="row" className="border-t border-line py-1 pr-3 text-left align-top font-normal">{name}</th>
      <td className={CELL}>{a}</td>
      <td className={CELL}>{b}</td>
      <td className={CELL}>{change}</td>
    </tr>
  );
}
