import { useId } from 'react';
import { ORDER_RULES, type OrderOutcome, type OrderPlan } from '@/core/recall/order-plan';
import type { UnitId } from '@/core/units';
import { ORDER_NAMES, type OrderChoice, pointsFigure } from './order-words';

const CELL = 'border-t border-line px-2 py-1.5 text-right align-top whitespace-nowrap';

/** The order as it is, the best one and those of known rules by what they drop; one of them is previewed. */
export function OrderTable({ plan, shown, onShow, namesOf }: { plan: OrderPlan; shown: OrderChoice; onShow: (choice: OrderChoice) => void; namesOf: (ids: readonly UnitId[]) => string }) {
  const name = useId();
  const orders: readonly (OrderOutcome & { readonly id: OrderChoice })[] = [{ ...plan.best, id: 'best' }, ...ORDER_RULES.flatMap((id) => plan.rules.find((rule) => rule.id === id) ?? [])];
  const movable = ({ ids }: OrderOutcome) => namesOf(ids.filter((id) => plan.movableIds.has(id)));
  return (
    <div role="radiogroup" aria-label="Order in the preview">
      <table aria-label="Orders compared" className="w-full border-separate border-spacing-0">
        <thead className="text-micro text-ink-faint">
          <tr>
            <th scope="col" className="py-1 pr-2 text-left font-normal">
              Order
            </th>
            <th scope="col" className="px-2 py-1 text-right font-normal">
              Points lost
            </th>
            <th scope="col" className="px-2 py-1 text-right font-normal">
              Against now
            </th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row" className="border-t border-line py-1.5 pr-2 pl-5.5 text-left font-normal">
              As it is
              <Names>{movable(plan.current)}</Names>
            </th>
            <td className={CELL}>{pointsFigure(plan.current.dropPts)}</td>
            <td className={`${CELL} text-ink-faint`}>–</td>
          </tr>
          {orders.map((order) => (
            <tr key={order.id} className={order.id === shown ? 'bg-accent-wash' : ''}>
              <th scope="row" className="border-t border-line py-1.5 pr-2 text-left font-normal">
                <label className="flex items-start gap-2">
                  <input type="radio" name={name} aria-label={`Preview: ${ORDER_NAMES[order.id]}`} checked={order.id === shown} onChange={() => onShow(order.id)} className="mt-0.5 accent-[var(--accent)]" />
                  <span className="min-w-0">
                    {ORDER_NAMES[order.id]}
                    <Names>{movable(order)}</Names>
                  </span>
                </label>
              </th>
              <td className={CELL}>{pointsFigure(order.dropPts)}</td>
              <td className={CELL}>{againstText(order.dropPts - plan.current.dropPts)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Names({ children }: { children: string }) {
  return <span className="line-clamp-2 text-small text-ink-faint [overflow-wrap:anywhere]">{children}</span>;
}

function againstText(differencePts: number): string {
  const text = pointsFigure(differencePts);
  return text === '0.0' || differencePts < 0 ? text : `+${text}`;
}
