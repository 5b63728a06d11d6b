import { parseUsdPerMTok } from '@/core/pricing/money';
import { TypedInput } from '@/ui/TypedInput';

/** A price per million tokens: takes "0.02" on Enter or on leaving; emptied, it goes back to what is proposed. */
export function PriceField({ label, value, onChange, onEmpty }: { label: string; value: number; onChange: (value: number) => void; onEmpty: () => void }) {
  const onCommit = (typed: string) => {
    const text = typed.replace(/^\$\s*/, '');
    if (text === '') {
      onEmpty();
      return true;
    }
    if (parseUsdPerMTok(text) === null || text.includes('e')) return false;
    onChange(Number(text));
    return true;
  };
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
      <span aria-hidden className="min-w-0 flex-1 basis-28">
        {label}
      </span>
      <TypedInput
        label={`${label}, dollars per million tokens`}
        shown={String(value)}
        onCommit={onCommit}
        onEmpty={onEmpty}
        message={`Not a price. It is still $${value}. Try 0.02, or 0 to leave it out.`}
      />
      <span aria-hidden className="w-18 text-small text-ink-faint">
        $ per 1M
      </span>
    </div>
  );
}
