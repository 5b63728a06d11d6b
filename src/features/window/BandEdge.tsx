import type { Count } from '@/core/tokenize/count';
import { formatInteger } from '@/core/units';

interface BandEdgeProps {
  readonly input: Count;
  /** What the whole bar stands for. */
  readonly widthTokens: number;
}

/** Where an input ends that is known as a range: a hatched zone from low to high, densest at the middle value. */
export function BandEdge({ input: { low, tokens, high }, widthTokens }: BandEdgeProps) {
  if (low >= high || widthTokens === 0 || low >= widthTokens) return null;
  const of = (amount: number) => (Math.min(amount, widthTokens) / widthTokens) * 100;
  const [start, middle, end] = [of(low), of(tokens), of(high)];
  // A rising and a falling half, so that it is clear which is the likeliest end.
  const peak = ((middle - start) / (end - start)) * 100;
  const mask = `linear-gradient(90deg, transparent, #000 ${peak}%, ${peak < 100 ? 'transparent' : '#000'})`;
  return (
    <span
      role="img"
      aria-label={`The input ends between ${formatInteger(low)} and ${formatInteger(high)} tokens`}
      className="band-edge pointer-events-none absolute inset-y-0 z-[5] min-w-[3px]"
      style={{ left: `${start}%`, width: `${end - start}%`, maskImage: mask }}
    />
  );
}
