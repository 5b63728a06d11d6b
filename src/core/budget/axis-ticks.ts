/** Round figures along an axis of `total` tokens: 0 and three to five more, none so near the end that it would touch the end's own label. */
export function axisTicks(total: number): number[] {
  if (total < 4) return [0];
  const rough = total / 5;
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(1, [1, 2, 2.5, 5, 10].map((factor) => factor * magnitude).find((candidate) => candidate >= rough) ?? rough);
  const ticks: number[] = [];
  for (let tick = 0; tick <= total * 0.86; tick += step) ticks.push(tick);
  return ticks;
}
