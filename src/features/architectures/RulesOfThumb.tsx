import type { ClaimDocument } from '@/core/catalog/whole-catalogue';
import type { Advice } from '@/core/pricing/rules-of-thumb';
import { Badge } from '@/ui/Badge';
import { ARCHITECTURE_NAMES } from './architecture-words';

/** What two texts advise, each rule with whether it speaks of this workload. */
export function RulesOfThumb({ advice, documents }: { advice: readonly Advice[]; documents: readonly ClaimDocument[] }) {
  const texts = documents.filter(({ id }) => advice.some(({ rule }) => rule.document === id));
  return (
    <section aria-label="Rules of thumb" className="flex min-w-0 flex-col gap-2">
      <h3 className="label-caps m-0">Rules of thumb</h3>
      <p className="m-0 text-ink-soft">
        Round figures of two texts, in other words; nothing of them is computed here, and they do not agree with each other. How long an answer takes is not computed either: no source says how
        fast each model reads. That somebody waits only makes some of these rules apply.
      </p>
      {texts.map(({ id, name, asOf }) => (
        <div key={id} className="flex flex-col gap-1">
          <h4 className="m-0 text-small font-semibold">{`${name}, ${asOf}`}</h4>
          <ul aria-label={`Rules of ${name}`} className="m-0 flex list-none flex-col p-0">
            {advice
              .filter(({ rule }) => rule.document === id)
              .map(({ rule, speaks }) => (
                <li key={rule.id} data-applies={speaks} className={`flex flex-wrap items-baseline gap-x-2 border-t border-line py-1 ${speaks ? '' : 'text-ink-faint'}`}>
                  <span className="min-w-0 flex-1 basis-60">
                    {`${rule.when}: `}
                    <span className={speaks ? 'font-semibold' : ''}>{`${rule.advice === 'use' ? '' : 'rather not '}${rule.architectures.map((each) => ARCHITECTURE_NAMES[each].toLowerCase()).join(' or ')}`}</span>
                  </span>
                  {speaks && <Badge tone={rule.advice === 'use' ? 'ok' : 'warn'}>applies</Badge>}
                </li>
              ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
