import { type CountedPart, enabledCount, formatAmount, isPartCounted } from '@/core/budget/counted';
import { formatInteger } from '@/core/units';
import { useApp } from '@/state/react';
import { selectCountedParts, selectModel } from '@/state/selectors';
import { ROLE_LOOK } from '@/ui/role-look';
import { usePrinting } from '@/ui/use-printing';

/** Some two pages; the others are told as a sum. */
const MOST_PARTS = 100;

/** On paper, below the bar: the model, which the screen has in its header, and the parts, which it has beside the window. */
export function PrintedParts() {
  return usePrinting() ? <Printed /> : null;
}

function Printed() {
  const model = useApp(selectModel);
  const parts = useApp(selectCountedParts);
  // These list the parts themselves.
  const isListed = useApp(({ view }) => view === 'split' || view === 'prompt');
  const shown = parts.length > MOST_PARTS + 1 ? parts.slice(0, MOST_PARTS) : parts;
  const rest = parts.slice(shown.length);
  return (
    <div className="mt-2 hidden print:block">
      <p className="m-0">
        Model: <b className="font-semibold">{model.name}</b>, {model.vendor}
      </p>
      {isListed || parts.length === 0 ? null : (
        <table aria-label="Parts, printed" className="mt-1 w-full border-separate border-spacing-0 text-small">
          <tbody>
            {shown.map((part) => (
              <Row key={part.id} part={part} />
            ))}
            {rest.length === 0 ? null : (
              <tr>
                <th scope="row" colSpan={2} className={`${CELL} text-left font-normal`}>{`${formatInteger(rest.length)} more parts`}</th>
                <td className={`${CELL} text-right`}>{formatAmount(enabledCount(rest), rest.some(isPartCounted))}</td>
              </tr>
            )}
          </tbody>
        </table>
      )}
    </div>
  );
}

const CELL = 'border-t border-line px-2 py-0.5 align-top first:pl-0 last:pr-0';

function Row({ part }: { part: CountedPart }) {
  return (
    <tr>
      <th scope="row" className={`${CELL} text-left font-normal [overflow-wrap:anywhere]`}>{part.name}</th>
      <td className={`${CELL} text-left whitespace-nowrap text-ink-soft`}>{ROLE_LOOK[part.role].label}</td>
      <td className={`${CELL} text-right whitespace-nowrap`}>{part.enabled ? `${formatAmount(part.count, isPartCounted(part))}${isPartCounted(part) ? ' tokens' : ''}` : 'off'}</td>
    </tr>
  );
}
