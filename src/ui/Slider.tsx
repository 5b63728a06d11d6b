import type { KeyboardEvent } from 'react';
import { formatTokens } from '@/core/units';
import { nudgeFor, snapTo } from './nudge';

export interface SliderProps {
  /** Accessible name. */
  label: string;
  value: number;
  /** The slider goes from 0 to here. */
  max: number;
  onChange: (value: number) => void;
  /** The gesture is over: the pointer was let go, or the focus left after a run of keys. */
  onRelease: () => void;
  /** CSS colour of the filled part. */
  color?: string;
  /** What is read out of a value; tokens unless given. */
  valueText?: (value: number) => string;
  /** What an arrow key moves by, where every single value means something. */
  step?: number;
}

/** Tokens, or what `valueText` says, on a scale. The pointer moves in round steps and arrow keys by one of them (⇧ or Page keys: ten); both ends are exact. */
export function Slider({ label, value, max, onChange, onRelease, color = 'var(--accent)', valueText = tokensText, step }: SliderProps) {
  const nudge = step ?? nudgeFor(max);
  // The native step is 1, so that a value which was typed can be shown exactly; keys would then barely move it.
  const onKeyDown = (event: KeyboardEvent) => {
    const by = KEY_STEPS[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const steps = event.shiftKey ? by * 10 : by;
    const next = snapTo(value + steps * nudge, nudge, max);
    onChange(next === value && steps < 0 ? Math.max(0, value - nudge) : next);
  };
  const filled = max > 0 ? Math.min(100, (value / max) * 100) : 0;
  return (
    <input
      type="range"
      aria-label={label}
      aria-valuetext={valueText(value)}
      min={0}
      max={max}
      step={1}
      value={Math.min(value, max)}
      disabled={max <= 0}
      onChange={(event) => onChange(snapTo(event.target.valueAsNumber, nudge, max))}
      onKeyDown={onKeyDown}
      onPointerUp={onRelease}
      onBlur={onRelease}
      style={{ background: `linear-gradient(to right, ${color} ${filled}%, var(--line-strong) ${filled}%) center / 100% 4px no-repeat` }}
      className={`h-6 w-full min-w-24 appearance-none rounded-sm disabled:opacity-45 ${THUMB}`}
    />
  );
}

function tokensText(tokens: number): string {
  return formatTokens(tokens);
}

const KEY_STEPS: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowUp: 1,
  ArrowLeft: -1,
  ArrowDown: -1,
  PageUp: 10,
  PageDown: -10,
};

// One class string per engine: a selector list with an unknown pseudo-element is dropped as a whole.
const THUMB =
  '[&::-webkit-slider-thumb]:appearance-none [&::-webkit-slider-thumb]:size-4 [&::-webkit-slider-thumb]:rounded-full [&::-webkit-slider-thumb]:border-2 [&::-webkit-slider-thumb]:border-panel [&::-webkit-slider-thumb]:bg-ink ' +
  '[&::-moz-range-thumb]:size-3 [&::-moz-range-thumb]:rounded-full [&::-moz-range-thumb]:border-2 [&::-moz-range-thumb]:border-panel [&::-moz-range-thumb]:bg-ink';
