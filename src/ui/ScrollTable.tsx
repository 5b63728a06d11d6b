import type { ReactNode } from 'react';
import { SideScroll } from './SideScroll';

/** A chart's figures as a table of texts that scrolls in a frame of its own. The first column names the row. */
export function ScrollTable({ label, head, rows }: { label: string; head: readonly string[]; rows: readonly (readonly ReactNode[])[] }) {
  return (
    <SideScroll label={label} className="max-h-80 overflow-y-auto">
      <table aria-label={label} className="w-full border-separate border-spacing-0 text-right text-small">
        <thead className="text-micro text-ink-faint">
          <tr>
            {head.map((name, index) => (
              // Two columns may share a name.
              <th key={`${name} ${index}`} scope="col" className="sticky top-0 border-b border-line bg-panel px-2 py-1 align-bottom font-semibold first:pl-0 first:text-left">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, ...cells], index) => (
            <tr key={index}>
              <th scope="row" className="px-2 py-0.5 pl-0 text-left font-normal whitespace-nowrap">
                {name}
              </th>
              {cells.map((cell, column) => (
                <td key={column} className="px-2 py-0.5 whitespace-nowrap">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </SideScroll>
  );
}
