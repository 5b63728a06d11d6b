import { dropText } from '@/core/recall/drop-text';
import type { Overlay } from '@/core/recall/overlay';
import type { PartDrop } from '@/core/recall/part-drops';
import { formatInteger } from '@/core/units';
import { useApp, useAppStore } from '@/state/react';
import { selectPromptDrops } from '@/state/recall-selectors';
import { depthText, edgeName, RISK_NAMES } from './position-words';

const CELL = 'border-t border-line py-1 pl-3 text-right align-top whitespace-nowrap @max-md:pl-1.5';

/** What each part loses by its place, how much it matters, and the weighted figure of the whole. */
export function PartsTable({ overlay }: { overlay: Overlay }) {
  const drops = useApp(selectPromptDrops);
  if (drops === null || drops.parts.length === 0) return <p className="m-0 text-ink-faint">No parts are in the prompt.</p>;
  const { parts, weightedDropPts } = drops;
  return (
    <>
      <p className="m-0">
        The whole prompt: <b className="font-semibold">{weightedDropPts === null ? 'no figure' : `${dropText(weightedDropPts)} points`}</b> against {edgeName(overlay.curve)}, the parts’ means weighted by importance. Points of this benchmark, not a
        probability.
      </p>
      <table aria-label="Parts by position" className="w-full border-separate border-spacing-0 @max-md:text-small">
        <thead className="text-micro text-ink-faint">
          <tr>
            <th scope="col" className="py-1 text-left font-semibold">
              Part
            </th>
            <Head title="Where it stands among the tokens of all parts">Span</Head>
            <Head title="Mean over its span, in points of the benchmark">Mean</Head>
            <Head title="Worst place in its span">Worst</Head>
            <Head title="The strongest class anywhere in its span" className="@max-lg:hidden">
              Class
            </Head>
            <Head title="How much it matters: 1 unless you say otherwise">Weight</Head>
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <Row key={part.id} part={part} />
          ))}
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

function Row({ part }: { part: PartDrop }) {
  const store = useAppStore();
  const { id, name, tokens, startFraction, endFraction, weight } = part;
  return (
    <tr>
      <th scope="row" className="w-full max-w-0 border-t border-line py-1 text-left align-top font-normal [overflow-wrap:anywhere]">
        {name}
        <span className="block text-micro text-ink-soft @lg:hidden">{RISK_NAMES[part.risk]}</span>
      </th>
      <td className={CELL} title={`${formatInteger(tokens)} tokens`}>
        {depthText(startFraction)}–{depthText(endFraction)}
      </td>
      <td className={CELL}>{dropText(part.meanDropPts)}</td>
      <td className={CELL}>{dropText(part.worstDropPts)}</td>
      <td className={`${CELL} text-ink-soft @max-lg:hidden`}>{RISK_NAMES[part.risk]}</td>
      <td className={CELL}>
        <input
          type="number"
          aria-label={`Weight of ${name}`}
          min={0}
          max={1000}
          step={0.5}
          value={weight}
          onChange={(event) => {
            const next = event.target.valueAsNumber;
            if (next >= 0 && next <= 1000) store.getState().setImportance(id, next);
          }}
          onBlur={store.getState().closeEdit}
          className="h-7 w-16 rounded-md border border-line-strong bg-panel px-1.5 text-right text-ink hover:border-ink-faint @max-md:w-13"
        />
      </td>
    </tr>
  );
}
