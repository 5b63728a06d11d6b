import { formatInteger } from '@/core/units';
import { BytesLabel } from './BytesLabel';
import { around, type PartOf } from './merge-stages';

const MOST_CHIPS = 48;

interface PartChipsProps {
  readonly ids: readonly number[];
  readonly partOf: PartOf;
  /** Which of them stands out, −1 for none; where there are too many, those around it are shown. */
  readonly chosen: number;
  readonly look: 'merged' | 'own';
  /** Index of the left one of the pair that merges next, −1 for none. */
  readonly next?: number;
}

const LOOK = { merged: 'bg-accent-wash outline-1 outline-accent', own: 'bg-token-pin outline-1 outline-accent' };

/** Parts of a piece side by side, as they stand in it. */
export function PartChips({ ids, partOf, chosen, look, next = -1 }: PartChipsProps) {
  const { before, shown, after } = around(ids, next >= 0 ? next : chosen, MOST_CHIPS);
  return (
    <div className="flex flex-wrap gap-[3px] font-mono text-small">
      <LeftOut count={before} />
      {shown.map((id, index) => {
        const at = before + index;
        const shade = at === chosen ? LOOK[look] : at % 2 === 0 ? 'bg-token-a' : 'bg-token-b';
        const isNext = next >= 0 && (at === next || at === next + 1);
        return (
          <span
            key={at}
            data-next={isNext || undefined}
            className={`min-w-4 rounded-[3px] px-1 py-px text-center [overflow-wrap:anywhere] ${shade} ${isNext ? 'border-b-2 border-dashed border-warn pb-0' : ''}`}
          >
            <BytesLabel bytes={partOf(id)?.bytes ?? new Uint8Array()} />
          </span>
        );
      })}
      <LeftOut count={after} />
    </div>
  );
}

function LeftOut({ count }: { count: number }) {
  return count === 0 ? null : <span className="px-1 py-px font-sans text-ink-faint">… {formatInteger(count)}</span>;
}
