/** A dollar amount on an axis of round numbers: 0.001 → "$0.001", 1000 → "$1,000". */
export function dollarTick(value: number): string {
  return `$${value.toLocaleString('en-US', { maximumSignificantDigits: 2, useGrouping: true })}`;
}
