import { dropText } from '@/core/recall/drop-text';
import type { Overlay } from '@/core/recall/overlay';
import { DEFAULT_WEIGHT, type PartDrop } from '@/core/recall/part-drops';
import { countedTokens } from '@/core/tokenize/count';
import { useApp, useAppStore } from '@/state/react';
import { selectPromptDrops } from '@/state/recall-selectors';
import { asWritten, selectFill, selectPartCounts } from '@/state/selectors';
import { MOST_DRAWN, TableRowsInSight } from '@/ui/TableRowsInSight';
import { TypedInput } from '@/ui/TypedInput';
import { textPx } from '@/ui/text-size';
import { edgeName, RISK_NAMES, spanText } from './position-words';

const MOST_WEIGHT = 1000;
const CELL = 'border-t border-line py-1 pl-3 text-right align-top whitespace-nowrap @max-md:pl-1.5';

/** What each part loses by its place, how much it matters, and the weighted figure of the whole. */
export function PartsTable({ overlay }: { overlay: Overlay }) {
  const drops = useApp(selectPromptDrops);
  if (drops === null || drops.parts.length === 0) return <p className="m-0 text-ink-faint">No parts are in the prompt.</p>;
  const { parts, weightedDropPts } = drops;
  const pointsOf = overlay.basis === 'drawing' ? 'the drawing' : overlay.basis === 'own' ? 'your own tests' : 'this benchmark';
  return (
    <>
      <p className="m-0">
        The whole prompt: <b className="font-semibold">{weightedDropPts === null ? 'no figure' : `${dropText(weightedDropPts)} points`}</b> against {edgeName(overlay.curve)}, the parts’ means weighted by importance. Points of {pointsOf}, not a probability.
      </p>
      <table aria-label="Parts by position" className="w-full border-separate border-spacing-0 @max-md:text-small">
        <thead className="text-micro text-ink-faint">
          <tr>
            <th scope="col" className="py-1 text-left font-semibold">
              Part
            </th>
            <Head title="Where it stands among the tokens of all parts">Span</Head>
            <Head title={`Mean over its span, in points of ${pointsOf}`}>Mean</Head>
            <Head title="Worst place in its span">Worst</Head>
            <Head title="The strongest class anywhere in its span" className="@max-lg:hidden">
              Class
            </Head>
            <Head title="How much it matters: 1 unless you say otherwise">Weight</Head>
          </tr>
        </thead>
        <tbody>
          <TableRowsInSight rows={parts} keyOf={idOf} usualHeightPx={ROW_PX} columns={COLUMNS}>
            {(part) => <Row key={part.id} part={part} isOneLine={parts.length > MOST_DRAWN} />}
          </TableRowsInSight>
        </tbody>
      </table>
    </>
  );
}

function Head({ title, className = '', children }: { title: string; className?: string; children: string }) {
  return (
    <th scope="col" title={title} className={`py-1 pl-3 text-right font-semibold @max-md:pl-1.5 ${className}`}>
      {children}
    </th>
  );
}

const idOf = ({ id }: PartDrop): string => id;
const ROW_PX = textPx(33);
const COLUMNS = 6;

/** `isOneLine`: rows of a long table are equally high. */
function Row({ part, isOneLine }: { part: PartDrop; isOneLine: boolean }) {
  const store = useAppStore();
  const { id, name, tokens, weight } = part;
  const texts = useApp((state) => selectFill(asWritten(state)).parts);
  const count = useApp((state) => selectPartCounts(asWritten(state)).get(id));
  const set = (text: string): string | null => {
    const next = Number(text);
    if (!(next >= 0 && next <= MOST_WEIGHT)) return `0 to 1,000. Still ${weight}.`;
    store.getState().setImportance(id, next);
    store.getState().closeEdit();
    return null;
  };
  return (
    <tr data-key={id}>
      <th scope="row" className={`w-full max-w-0 border-t border-line py-1 text-left align-top font-normal ${isOneLine ? 'truncate' : '[overflow-wrap:anywhere]'}`} title={isOneLine ? name : undefined}>
        {name}
        <span className="block text-micro text-ink-soft @lg:hidden">{RISK_NAMES[part.risk]}</span>
      </th>
      <td className={CELL} title={count && countedTokens(count)}>
        {tokens === 0 ? '–' : spanText(part, texts)}
      </td>
      <td className={CELL}>{dropText(part.meanDropPts)}</td>
      <td className={CELL}>{dropText(part.worstDropPts)}</td>
      <td className={`${CELL} text-ink-soft @max-lg:hidden`}>{RISK_NAMES[part.risk]}</td>
      <td className={CELL}>
        <span className="flex max-w-40 flex-wrap justify-end whitespace-normal">
          <TypedInput label={`Weight of ${name}`} shown={String(weight)} onCommit={set} onEmpty={() => set(String(DEFAULT_WEIGHT))} width="w-16 @max-md:w-13" />
        </span>
      </td>
    </tr>
  );
}
