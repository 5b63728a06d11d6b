import { TypedInput } from '@/ui/TypedInput';

/** A score of 0 to 100, with decimals. */
export function ScoreField({ label, value, onChange }: { label: string; value: number; onChange: (value: number) => void }) {
  const onCommit = (text: string) => {
    const score = /^\d{1,3}(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
    if (!(score <= 100)) return `Not a score of 0 to 100. It is still ${value}.`;
    onChange(score);
    return null;
  };
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
      <span aria-hidden>{label}</span>
      <TypedInput label={label} shown={String(value)} onCommit={onCommit} width="w-18" />
    </div>
  );
}
