import { costsByRule } from '@/core/catalog/attachment-cost';
import type { Attachment } from '@/core/prompt/attachment';
import { formatBand, formatCount, isApproximate } from '@/core/tokenize/count';

/** The same file by every published rule. */
export function RuleTable({ attachment, ownRuleId }: { attachment: Attachment; ownRuleId: string }) {
  return (
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
        {costsByRule(attachment).map(({ id, name, count, note }) => (
          <tr key={id} aria-current={id === ownRuleId || undefined} title={note} className={`border-b border-line ${id === ownRuleId ? 'bg-accent-wash font-semibold' : ''}`}>
            <th scope="row" className="py-1 pr-3 text-left align-top font-[inherit]">
              {name}
            </th>
            <td className="py-1 pl-3 text-right align-top">
              {count === null ? (
                <span className="font-normal text-ink-soft">{note}</span>
              ) : (
                <>
                  {formatCount(count)}
                  {isApproximate(count.exactness) && <span className="block text-small font-normal text-ink-soft">{formatBand(count)}</span>}
                </>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
