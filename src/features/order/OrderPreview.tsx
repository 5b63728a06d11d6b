import { type CountedPart, formatAmount, isPartCounted } from '@/core/budget/counted';
import type { Role } from '@/core/prompt/part';
import type { OrderOutcome } from '@/core/recall/order-plan';
import type { UnitId } from '@/core/units';
import { ROLE_LOOK } from '@/ui/role-look';
import { ShortList } from '@/ui/ShortList';
import { usePrinting } from '@/ui/use-printing';
import { movesOf, moveText } from './order-words';

/** Rows of thousands of parts are a task of seconds: more are drawn when they are asked for. */
const MOST_DRAWN = 200;

/** The parts as they would stand, to scale and by name, with how far each moves. */
export function OrderPreview({ current, previewed, byId }: { current: OrderOutcome; previewed: OrderOutcome; byId: ReadonlyMap<UnitId, CountedPart> }) {
  const moves = movesOf(current.ids, previewed.ids);
  const isPrinting = usePrinting();
  const partsOf = ({ ids }: OrderOutcome) => ids.flatMap((id) => byId.get(id) ?? []);
  return (
    <div className="flex min-w-0 flex-col gap-2">
      <Strip name="Now" parts={partsOf(current)} />
      <Strip name="Then" parts={partsOf(previewed)} />
      <ol aria-label="Order previewed" className="m-0 flex list-none flex-col p-0">
        <ShortList items={partsOf(previewed)} most={isPrinting ? previewed.ids.length : MOST_DRAWN}>
          {(part, index) => {
            const { id, role, name } = part;
            const places = moves.get(id) ?? 0;
            return (
              <li key={id} className="flex items-baseline gap-2 border-t border-line py-1">
                <span className="w-5 shrink-0 text-right text-small text-ink-faint">{index + 1}</span>
                <span aria-hidden className="size-2.5 shrink-0 rounded-sm" style={{ background: ROLE_LOOK[role].color }} />
                <span className="min-w-0 flex-1 truncate" title={name}>
                  {name}
                </span>
                {places !== 0 && (
                  <span className="shrink-0 text-small font-semibold text-accent">
                    <span aria-hidden>{moveText(places)}</span>
                    <span className="sr-only">{`, ${Math.abs(places)} ${places < 0 ? 'up' : 'down'}`}</span>
                  </span>
                )}
                <span className="min-w-16 shrink-0 text-right text-small text-ink-faint">{formatAmount(part.count, isPartCounted(part))}</span>
              </li>
            );
          }}
        </ShortList>
      </ol>
    </div>
  );
}

interface Stretch {
  readonly id: UnitId;
  readonly role: Role;
  readonly tokens: number;
}

/** The parts; of more than can be told apart, those of one role side by side are one. */
function stretchesOf(parts: readonly CountedPart[]): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (const { id, role, count } of parts) {
    const last = stretches.at(-1);
    if (parts.length > MOST_DRAWN && last?.role === role) stretches[stretches.length - 1] = { ...last, tokens: last.tokens + count.tokens };
    else stretches.push({ id, role, tokens: count.tokens });
  }
  return stretches;
}

function Strip({ name, parts }: { name: string; parts: readonly CountedPart[] }) {
  const total = parts.reduce((sum, { count }) => sum + count.tokens, 0);
  return (
    <div aria-hidden className="flex items-center gap-2 text-small text-ink-faint">
      <span className="w-8">{name}</span>
      <span className="flex h-5 min-w-0 flex-1 overflow-clip rounded-sm">
        {stretchesOf(parts).map(({ id, role, tokens }) => (
          <span key={id} className="h-full min-w-px shadow-[inset_0_0_0_1px_var(--edge)]" style={{ width: `${total === 0 ? 0 : (tokens / total) * 100}%`, background: ROLE_LOOK[role].color }} />
        ))}
      </span>
    </div>
  );
}
