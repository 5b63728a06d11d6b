import { useId, useState } from 'react';
import { parseUsdPerMTok } from '@/core/pricing/money';

/** A price per million tokens: takes "0.02" on Enter or on leaving; emptied, it goes back to what is proposed. */
export function PriceField({ label, value, onChange, onEmpty }: { label: string; value: number; onChange: (value: number) => void; onEmpty: () => void }) {
  const messageId = useId();
  const [typed, setTyped] = useState<{ readonly text: string; readonly isWrong: boolean } | null>(null);
  const isWrong = typed?.isWrong ?? false;
  const commit = () => {
    if (typed === null) return;
    const text = typed.text.trim().replace(/^\$\s*/, '');
    if (text === '') {
      setTyped(null);
      onEmpty();
      return;
    }
    const price = parseUsdPerMTok(text);
    if (price === null || text.includes('e')) {
      setTyped({ text: typed.text, isWrong: true });
      return;
    }
    setTyped(null);
    onChange(Number(text));
  };
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
      <span aria-hidden className="min-w-0 flex-1 basis-28">
        {label}
      </span>
      <input
        type="text"
        inputMode="decimal"
        autoComplete="off"
        aria-label={`${label}, dollars per million tokens`}
        aria-invalid={isWrong || undefined}
        aria-describedby={isWrong ? messageId : undefined}
        value={typed?.text ?? String(value)}
        onChange={(event) => setTyped({ text: event.target.value, isWrong: false })}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
          if (event.key === 'Escape' && typed !== null) {
            event.stopPropagation();
            setTyped(null);
          }
        }}
        className={`h-8 w-28 rounded-md border bg-panel px-2 text-right text-ink ${isWrong ? 'border-bad' : 'border-line-strong hover:border-ink-faint'}`}
      />
      <span aria-hidden className="w-18 text-small text-ink-faint">
        $ per 1M
      </span>
      {isWrong && (
        <span id={messageId} role="alert" className="basis-full text-small text-bad">
          {`Not a price. It is still $${value}. Try 0.02, or 0 to leave it out.`}
        </span>
      )}
    </div>
  );
}
