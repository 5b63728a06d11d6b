import { parseUsdPerMTok } from '@/core/pricing/money';
import { FigureRow } from '@/ui/FigureField';
import { TypedInput } from '@/ui/TypedInput';

/** A price per million tokens: takes "0.02" on Enter or on leaving; emptied, it goes back to what is proposed. */
export function PriceField({ label, value, onChange, onEmpty }: { label: string; value: number; onChange: (value: number) => void; onEmpty: () => void }) {
  const onCommit = (typed: string) => {
    const text = typed.replace(/^\$\s*/, '');
    if (text === '') onEmpty();
    else if (parseUsdPerMTok(text) === null || text.includes('e')) return `Not a price. It is still $${value}. Try 0.02, or 0 to leave it out.`;
    else onChange(Number(text));
    return null;
  };
  return (
    <FigureRow label={label} unit="$ per 1M">
      <TypedInput label={`${label}, dollars per million tokens`} shown={String(value)} onCommit={onCommit} onEmpty={onEmpty} />
    </FigureRow>
  );
}
