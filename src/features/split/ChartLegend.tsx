/** Names for the colours of the chart's series. */
export function ChartLegend({ entries }: { entries: readonly { readonly label: string; readonly color: string; readonly edge: string }[] }) {
  return (
    <ul aria-label="Legend" data-keys className="m-0 flex list-none flex-wrap gap-x-3 gap-y-1 p-0 text-small text-ink-soft">
      {entries.map(({ label, color, edge }) => (
        <li key={label} className="inline-flex items-center gap-1.5">
          <span aria-hidden className="size-2.5 rounded-[3px] border" style={{ backgroundColor: color, borderColor: edge }} />
          {label}
        </li>
      ))}
    </ul>
  );
}
