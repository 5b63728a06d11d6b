import { Printer } from 'lucide-react';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { type CountedPart, formatAmount, isCallsAlone, isPartCounted } from '@/core/budget/counted';
import { namedModelWords } from '@/core/catalog/named-model-words';
import { splitRows } from '@/core/budget/split';
import { caseClause, caseLine, caseNote, sentenceWithCases, unsetWords } from '@/core/budget/case-words';
import { isStated, statedSentence } from '@/core/share/stated-words';
import { type Count, formatBand, formatShareOf, isApproximate } from '@/core/tokenize/count';
import { type FilledCase, filledAmong, startCases } from '@/state/case-plan';
import { FIRST_NAME } from '@/state/kept-slice';
import { unknownModel } from '@/state/named-model';
import { selectBilledAnswer, selectOffer } from '@/state/price-selectors';
import { useApp, useAppStore } from '@/state/react';
import { selectCountedParts, selectFill, selectModel, selectOverheadLines } from '@/state/selectors';
import { Button } from '@/ui/Button';
import { exactnessLook } from '@/ui/exactness-look';
import { Modal } from '@/ui/Modal';
import { ROLE_LOOK } from '@/ui/role-look';
import { costLine } from './cost-line';
import { PrintBatch } from './PrintBatch';
import { printedRows } from './print-rows';
import { currentBarSvg } from './save-view';
import { useUnset } from './use-unset';

/** Beside it a narrow screen has no room for names. */
const ROLE = 'max-sm:hidden print:table-cell';
const ROOMY = 'max-sm:hidden print:inline';
const NO_CASES: readonly FilledCase[] = [];
const CELL = 'border-t border-line px-2 max-sm:px-1 py-0.5 text-right first:pl-0 last:pr-0 whitespace-nowrap';
/** A long range breaks behind its dash. */
const CERTAINTY = 'max-sm:min-w-22 max-sm:whitespace-normal! print:whitespace-nowrap!';

/** The report for paper: the verdict, the bar with its legend, and the split as a table. Only this is printed while it is open. */
export function PrintDialog({ today }: { today: string }) {
  const store = useAppStore();
  const parts = useApp(selectCountedParts);
  const fill = useApp(selectFill);
  const model = useApp(selectModel);
  const named = useApp(unknownModel);
  const scale = useApp((state) => state.barScale);
  const lines = useApp(selectOverheadLines);
  const cases = useCases();
  const shownId = useApp((state) => state.shownCase?.id ?? null);
  const name = useApp((state) => state.workspaceName) ?? FIRST_NAME;
  const cost = useCostLine();
  const unset = useUnset(cases !== null && cases.length === 0);
  const isReady = cases !== null && cost !== null && (cases.length > 0 || unset !== null);
  const split = useMemo(() => splitRows(parts, fill), [parts, fill]);
  const sheet = useRef<HTMLDivElement>(null);
  const [bar, setBar] = useState('');
  useEffect(() => {
    // In the colours of the sheet, which is light in any theme.
    if (sheet.current !== null && cases !== null) setBar(`data:image/svg+xml;charset=utf-8,${encodeURIComponent(currentBarSvg(store, cases, { sheet: sheet.current }))}`);
  }, [store, parts, fill, cases, shownId, scale]);
  const { shown, rest } = printedRows(parts);
  const stated = statedSentence(parts.filter(({ enabled }) => enabled).map(({ attachment }) => attachment?.kind));
  const share = (count: Count) => (fill.input.tokens === 0 ? '' : formatShareOf(count, fill.input));
  return (
    <Modal title="Report on one page" width="wide" onClose={() => store.getState().open(null)}>
      <div ref={sheet} data-print-sheet className="flex shrink-0 flex-col gap-3 bg-panel p-4 text-ink">
        <p className="m-0 font-semibold wrap-anywhere">{name}</p>
        <img src={bar === '' ? undefined : bar} alt={`${sentenceWithCases(fill, cases ?? [], shownId)}. The window of ${model.name} in send order; the table has the figures.`} className="w-full" />
        {named === null ? null : <p className="m-0 wrap-anywhere">{namedModelWords(named, model.name)}</p>}
        {unset === null || unset.length === 0 ? null : <p className="m-0 wrap-anywhere">{unsetWords(unset)}</p>}
        {cases === null || cases.length === 0 ? null : (
          <ul aria-label="With values in the variables" className="m-0 list-none p-0">
            {cases.map((each) => (
              <li key={each.id}>
                {caseLine(each)}
                {caseNote(each)}
              </li>
            ))}
          </ul>
        )}
        <table aria-label="Parts by size" className="w-full border-separate border-spacing-0 text-small">
          <thead className="text-micro text-ink-faint">
            <tr>
              <th scope="col" className="py-1 pr-2 text-left font-semibold">Part</th>
              <th scope="col" className={`px-2 py-1 text-left font-semibold ${ROLE}`}>Role</th>
              <th scope="col" className="px-2 py-1 text-right font-semibold">Tokens</th>
              <th scope="col" className="px-2 py-1 text-right font-semibold">Of input</th>
              <th scope="col" className="py-1 pl-2 text-right font-semibold">Certainty</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((part) => (
              <tr key={part.id}>
                <th scope="row" className="max-w-0 w-full truncate border-t border-line py-0.5 pr-2 text-left font-normal">{part.name}</th>
                <td className={`${CELL} ${ROLE} text-left!`}>{ROLE_LOOK[part.role].label}</td>
                <FigureCells count={part.count} share={share(part.count)} isCounted={isPartCounted(part)} certainty={partCertainty(part)} />
              </tr>
            ))}
            {rest === null ? null : <SumRow name={rest.name} count={rest.count} share={share(rest.count)} isCounted={rest.isCounted} isStatedInPart={rest.isStatedInPart} />}
            {lines.length > 0 ? <SumRow name="Framing" count={fill.overhead} share={share(fill.overhead)} /> : null}
            <SumRow name="Input" count={split.input} share={share(fill.input)} isStatedInPart={stated !== ''} isTotal />
          </tbody>
        </table>
        {cost === null ? null : <p className="m-0 text-small">{cost}</p>}
        <PrintBatch />
        <p className="m-0 text-small text-ink-soft">
          contextscope, {today}. {shownId === null ? '' : `Parts and cost are those ${caseClause(shownId)}. `}{stated === '' ? 'Counted on the page itself.' : stated} “~” stands before estimates, whose range is in the last column. Shares are rounded.
        </p>
      </div>
      {/* In sight however long the report is. */}
      <div className="sticky bottom-0 flex shrink-0 justify-end gap-2 border-t border-line bg-panel p-3 print:hidden">
        <Button look="primary" data-autofocus aria-disabled={!isReady} onClick={() => isReady && print()}>
          <Printer size={14} aria-hidden /> {cases === null ? 'Filling in the variables…' : cost === null ? 'Looking up the price…' : 'Print'}
        </Button>
      </div>
    </Modal>
  );
}

/** The range of an estimate, which "~" points to; else how the tokens were counted. */
function certaintyOf(count: Count): string {
  return count.low < count.high ? formatBand(count) : exactnessLook(count.exactness).label;
}

/** What a link states of a text was not counted here, whatever certainty the link gives it. */
function partCertainty(part: CountedPart): ReactNode {
  const { count, attachment } = part;
  const certainty = isCallsAlone(part) ? 'calls estimated' : certaintyOf(count);
  if (!isStated(attachment?.kind)) return certainty;
  if (isApproximate(count.exactness)) return `${certainty}, stated`;
  return (
    <>
      stated<span className={ROOMY}> by the link</span>
    </>
  );
}

/** What one request costs, or that it is not known; null while the catalogue is on its way. */
function useCostLine(): string | null {
  const store = useAppStore();
  const status = useApp((state) => state.catalogue.status);
  const fill = useApp(selectFill);
  const offer = useApp(selectOffer);
  const billed = useApp(selectBilledAnswer);
  const atMs = useApp((state) => state.pricesAtMs);
  useEffect(() => store.getState().openCatalogue(), [store]);
  return useMemo(() => {
    if (status === 'failed') return 'One request: the catalogue of prices could not be opened.';
    return status === 'ready' ? costLine(fill, billed, offer, atMs) : null;
  }, [status, fill, billed, offer, atMs]);
}

/** Both cases of the variables, none where no variable has a value; null while they are worked out. */
function useCases(): readonly FilledCase[] | null {
  const store = useAppStore();
  const hasValues = useApp((state) => Object.keys(state.work.variables ?? {}).length > 0);
  const [cases, setCases] = useState<readonly FilledCase[] | null>(null);
  useEffect(() => {
    if (!hasValues) return undefined;
    return startCases(store, (plan) => !plan.isSearching && setCases(filledAmong(plan.cases)), 'print');
  }, [store, hasValues]);
  return hasValues ? cases : NO_CASES;
}

function SumRow({ name, count, share, isCounted = true, isStatedInPart = false, isTotal = false }: { name: string; count: Count; share: string; isCounted?: boolean; isStatedInPart?: boolean; isTotal?: boolean }) {
  const weight = isTotal ? 'font-semibold' : '';
  return (
    <tr className={weight}>
      <th scope="row" className={`border-t border-line py-0.5 pr-2 text-left ${isTotal ? '' : 'font-normal'}`}>{name}</th>
      <td className={`${CELL} ${ROLE}`} />
      <FigureCells count={count} share={share} isCounted={isCounted} certainty={isStatedInPart && !isApproximate(count.exactness) ? 'partly stated' : certaintyOf(count)} />
    </tr>
  );
}

function FigureCells({ count, share, isCounted, certainty }: { count: Count; share: string; isCounted: boolean; certainty: ReactNode }) {
  return (
    <>
      <td className={CELL}>{formatAmount(count, isCounted)}</td>
      <td className={CELL}>{isCounted ? share : '–'}</td>
      <td className={`${CELL} ${CERTAINTY}`}>{isCounted ? certainty : '–'}</td>
    </>
  );
}
