const STEPS = [1, 2, 2.5, 5, 10];

/** Round ticks from 0 to at least `most`, five steps at most; `isWhole` keeps them to whole numbers. */
export function linearTicks(most: number, isWhole: boolean): readonly number[] {
  if (!(most > 0)) return [0, 1];
  const least = isWhole ? Math.max(1, most / 5) : most / 5;
  const power = 10 ** Math.floor(Math.log10(least));
  const raw = (STEPS.find((factor) => factor * power >= least) ?? 10) * power;
  const step = isWhole ? Math.ceil(raw) : raw;
  const count = Math.max(1, Math.ceil(most / step - 1e-9));
  return Array.from({ length: count + 1 }, (_, index) => index * step);
}

/** Powers of ten whose ends hold least…most, both above 0; at most eight of them, evenly chosen. */
export function logTicks(least: number, most: number): readonly number[] {
  const [low, high] = [Math.floor(Math.log10(least) + 1e-9), Math.ceil(Math.log10(most) - 1e-9)];
  const every = Math.max(1, Math.ceil((high - low) / 7));
  const ticks: number[] = [];
  for (let power = low; power < Math.max(high, low + 1); power += every) ticks.push(10 ** power);
  return [...ticks, 10 ** (low + ticks.length * every)];
}
