import { Printer } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { splitRows } from '@/core/budget/split';
import { verdictSentence } from '@/core/budget/verdict';
import { formatBand, formatCount, isApproximate } from '@/core/tokenize/count';
import { formatShare } from '@/core/units';
import { useApp, useAppStore } from '@/state/react';
import { selectCountedParts, selectFill, selectModel, selectOverheadLines } from '@/state/selectors';
import { Button } from '@/ui/Button';
import { exactnessLook } from '@/ui/exactness-look';
import { Modal } from '@/ui/Modal';
import { ROLE_LOOK } from '@/ui/role-look';
import { printedRows } from './print-rows';
import { currentBarSvg } from './save-view';

/** Beside it a narrow screen has no room for names. */
const ROLE = 'max-sm:hidden print:table-cell';
const CELL = 'border-t border-line px-2 py-0.5 text-right first:pl-0 last:pr-0 whitespace-nowrap';

/** The report for paper: the verdict, the bar with its legend, and the split as a table. Only this is printed while it is open. */
export function PrintDialog({ today }: { today: string }) {
  const store = useAppStore();
  const parts = useApp(selectCountedParts);
  const fill = useApp(selectFill);
  const model = useApp(selectModel);
  const scale = useApp((state) => state.barScale);
  const lines = useApp(selectOverheadLines);
  const split = useMemo(() => splitRows(parts, fill), [parts, fill]);
  const sheet = useRef<HTMLDivElement>(null);
  const [bar, setBar] = useState('');
  useEffect(() => {
    // In the colours of the sheet, which is light in any theme.
    if (sheet.current !== null) setBar(`data:image/svg+xml;charset=utf-8,${encodeURIComponent(currentBarSvg(store, sheet.current))}`);
  }, [store, parts, fill, scale]);
  const { shown, rest } = printedRows(parts);
  const share = (tokens: number) => (fill.input.tokens === 0 ? '' : formatShare(tokens / fill.input.tokens));
  return (
    <Modal title="Report on one page" width="wide" onClose={() => store.getState().open(null)}>
      <div ref={sheet} data-print-sheet className="flex flex-col gap-3 bg-panel p-4 text-ink">
        <img src={bar === '' ? undefined : bar} alt={`${verdictSentence(fill).sentence}. The window of ${model.name} in send order; the table has the figures.`} className="w-full" />
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
                <td className={CELL}>{formatCount(part.count)}</td>
                <td className={CELL}>{share(part.count.tokens)}</td>
                <td className={CELL}>{isApproximate(part.count.exactness) ? formatBand(part.count) : exactnessLook(part.count.exactness).label}</td>
              </tr>
            ))}
            {rest === null ? null : <SumRow name={rest.name} tokens={formatCount(rest.count)} share={share(rest.count.tokens)} />}
            {lines.length > 0 ? <SumRow name="Framing" tokens={formatCount(fill.overhead)} share={share(fill.overhead.tokens)} /> : null}
            <SumRow name="Input" tokens={formatCount(split.input)} share={share(fill.input.tokens)} isTotal />
          </tbody>
        </table>
        <p className="m-0 text-small text-ink-soft">
          contextscope, {today}. Counted on the page itself; “~” stands before estimates, whose range is in the last column.
        </p>
      </div>
      <div className="flex justify-end gap-2 border-t border-line p-3 print:hidden">
        <Button look="primary" data-autofocus onClick={() => print()}>
          <Printer size={14} aria-hidden /> Print
        </Button>
      </div>
    </Modal>
  );
}

function SumRow({ name, tokens, share, isTotal = false }: { name: string; tokens: string; share: string; isTotal?: boolean }) {
  const weight = isTotal ? 'font-semibold' : '';
  return (
    <tr className={weight}>
      <th scope="row" className={`border-t border-line py-0.5 pr-2 text-left ${isTotal ? '' : 'font-normal'}`}>{name}</th>
      <td className={`${CELL} ${ROLE}`} />
      <td className={CELL}>{tokens}</td>
      <td className={CELL}>{share}</td>
      <td className={CELL} />
    </tr>
  );
}
