import type { LineLook } from './line-look';

/** Names for the lines of a chart. */
export function LineLegend({ entries }: { entries: readonly { readonly label: string; readonly look: LineLook }[] }) {
  return (
    <ul aria-label="Legend" data-keys className="m-0 flex list-none flex-wrap gap-x-3 gap-y-1 p-0 text-small text-ink-soft">
      {entries.map(({ label, look }) => (
        <li key={label} className="inline-flex items-center gap-1.5">
          <svg aria-hidden width={26} height={8}>
            <line x1={0} y1={4} x2={26} y2={4} stroke={look.color} strokeWidth={2} strokeDasharray={look.dashes} />
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}
