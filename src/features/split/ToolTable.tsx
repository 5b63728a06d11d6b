import type { ReactNode } from 'react';
import type { ToolRule } from '@/core/catalog/framing-rule';
import { findSource } from '@/core/catalog/find-source';
import type { ToolCosts } from '@/core/prompt/tool-costs';
import { addCounts, type Count, formatBand, formatCount } from '@/core/tokenize/count';
import { Segmented } from '@/ui/Segmented';
import { SourceLink } from '@/ui/SourceLink';

const CELL = 'border-t border-line py-1 pl-2 text-right align-top whitespace-nowrap @2xl:pl-6';

export interface ToolTableProps {
  costs: ToolCosts;
  rule: ToolRule;
  choice: 'auto' | 'any';
  /** null: the model's tools cost the same either way. */
  onChoose: ((choice: 'auto' | 'any') => void) | null;
}

const CHOICES = [
  { value: 'auto', label: 'auto' },
  { value: 'any', label: 'any' },
] as const;

/** What each tool adds to the request, what they share, and the sum of it. */
export function ToolTable({ costs, rule, choice, onChoose }: ToolTableProps) {
  const source = findSource(rule.source);
  return (
    <section aria-label="Cost of the tools" className="mt-5 flex flex-col gap-1.5 px-[var(--gutter)]">
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1.5">
        <h3 className="label-caps m-0">What each tool adds</h3>
        {onChoose !== null && (
          <span className="flex items-center gap-2 text-small text-ink-soft" title="auto: the model uses tools as it likes. any: it must use one.">
            <span aria-hidden>Tool choice</span>
            <Segmented label="Tool choice" value={choice} options={CHOICES} onChange={onChoose} />
          </span>
        )}
      </div>
      <p className="m-0 text-small text-ink-soft">
        {rule.note} {source && <SourceLink source={source} />} {source && <span className="whitespace-nowrap text-ink-faint">· {source.asOf}</span>}
      </p>
      <table aria-label="Cost of the tools" className="w-full border-separate border-spacing-0 @max-lg:text-small">
        <thead className="text-micro text-ink-faint">
          <tr>
            <th scope="col" className="py-1 text-left font-semibold">
              Tool
            </th>
            <Head title="Its own words, as the vendor writes them: under Tools above">Words</Head>
            <Head title="What the vendor puts around them: in Framing above">Format</Head>
            <Head title="What the request is shorter by without this tool">Tokens</Head>
            <Head className="@max-md:hidden" title="From the least to the most that it may be">Range</Head>
          </tr>
        </thead>
        <tbody>
          <Row name="Shared by all tools" wrapping={costs.prelude} count={costs.prelude} />
          {costs.tools.map(({ name, text, wrapping, count }, index) => (
            // Two tools may have one name.
            <Row key={index} name={<span className="font-mono">{name}</span>} text={text} wrapping={wrapping} count={count} />
          ))}
        </tbody>
        <tfoot>
          <Row
            name="All tools"
            isTotal
            text={addCounts(costs.tools.map(({ text }) => text))}
            wrapping={addCounts([costs.prelude, ...costs.tools.map(({ wrapping }) => wrapping)])}
            count={costs.total}
          />
        </tfoot>
      </table>
    </section>
  );
}

function Head({ title, className = '', children }: { title: string; className?: string; children: ReactNode }) {
  return (
    <th scope="col" title={title} className={`py-1 pl-2 text-right font-semibold @2xl:pl-6 ${className}`}>
      {children}
    </th>
  );
}

function Row({ name, text, wrapping, count, isTotal = false }: { name: ReactNode; text?: Count; wrapping: Count; count: Count; isTotal?: boolean }) {
  const range = count.low === count.high ? null : formatBand(count);
  return (
    <tr data-kind={isTotal ? 'total' : 'part'} className={isTotal ? 'font-semibold [&>*]:border-line-strong' : ''}>
      <th scope="row" className={`w-full max-w-0 border-t border-line py-1 text-left align-top [overflow-wrap:anywhere] ${isTotal ? 'font-semibold' : 'font-normal'}`}>
        {name}
      </th>
      <td className={CELL}>{text === undefined ? '–' : formatCount(text)}</td>
      <td className={CELL}>{formatCount(wrapping)}</td>
      <td className={CELL}>
        {formatCount(count)}
        {/* On a phone a column of its own would leave the names no room. */}
        {range !== null && <span className="block font-normal text-ink-soft @md:hidden">{range}</span>}
      </td>
      <td className={`${CELL} font-normal text-ink-soft @max-md:hidden`}>{range ?? '–'}</td>
    </tr>
  );
}
