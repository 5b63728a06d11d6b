import { costsByRule } from '@/core/catalog/costs-by-rule';
import type { Attachment } from '@/core/prompt/attachment';
import { formatBand, formatCount, isApproximate } from '@/core/tokenize/count';

/** The same file by every published rule; those that give no number are named below, by their reason. */
export function RuleTable({ attachment, ownRuleId }: { attachment: Attachment; ownRuleId: string }) {
  const costs = costsByRule(attachment);
  const reasons = [...new Set(costs.flatMap(({ count, note }) => (count === null ? [note] : [])))];
  const counted = costs.filter(({ count }) => count !== null);
  return (
    <>
      {counted.length > 0 && (
        <table className="w-full border-collapse">
          <caption className="sr-only">Tokens of this file by the rules of other models</caption>
          <thead>
            <tr className="border-b border-line text-small text-ink-soft">
              <th scope="col" className="py-1 pr-3 text-left font-normal">
                Models
              </th>
              <th scope="col" className="py-1 pl-3 text-right font-normal">
                Tokens
              </th>
            </tr>
          </thead>
          <tbody>
            {counted.map(({ id, name, count, note }) => {
              const weight = id === ownRuleId ? 'font-semibold' : 'font-normal';
              return (
                <tr key={id} aria-current={id === ownRuleId || undefined} title={note} className={`border-b border-line ${id === ownRuleId ? 'bg-accent-wash' : ''}`}>
                  <th scope="row" className={`py-1 pr-3 text-left align-top ${weight}`}>
                    {name}
                  </th>
                  <td className={`py-1 pl-3 text-right align-top whitespace-nowrap ${weight}`}>
                    {count !== null && formatCount(count)}
                    {count !== null && isApproximate(count.exactness) && <span className="block text-small font-normal text-ink-soft">{formatBand(count)}</span>}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
      {reasons.length > 0 && (
        <ul aria-label="Not counted" className="m-0 flex list-none flex-col gap-1.5 p-0 text-small text-ink-soft">
          {reasons.map((reason) => (
            <li key={reason}>
              <span className="block text-ink">{reason}</span>
              {costs.flatMap(({ count, note, name }) => (count === null && note === reason ? [name] : [])).join('; ')}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
