/** A drop in points as a change of the score, to a tenth: "−8.3", "+1.2", "0.0"; null was not measured: "–". */
export function dropText(dropPts: number | null): string {
  if (dropPts === null) return '–';
  const size = Math.abs(dropPts).toFixed(1);
  return size === '0.0' ? size : `${dropPts > 0 ? '−' : '+'}${size}`;
}
