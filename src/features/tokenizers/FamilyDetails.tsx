import { factsOfFamily } from '@/core/catalog/family-facts';
import type { EstimateFamily } from '@/core/tokenize/estimate-family';
import { Badge } from '@/ui/Badge';
import { SideScroll } from '@/ui/SideScroll';
import { SourceLink } from '@/ui/SourceLink';
import { modelsEstimatedBy } from './counted-models';

const BASIS_WORDS = { measured: 'measured', derived: 'derived', guess: 'guessed' } as const;

/** What an estimate rests on: the sentence, and the ratio with its range for every kind of text. */
export function FamilyDetails({ family, isChosen }: { family: EstimateFamily; isChosen: boolean }) {
  const { name, evidence, source, rows } = factsOfFamily(family);
  const models = modelsEstimatedBy(family.id);
  const { low, mid, high } = family.document;
  return (
    <article aria-label={name} className={`flex min-w-0 flex-col gap-1.5 rounded-lg border bg-panel p-3.5 ${isChosen ? 'border-accent' : 'border-line'}`}>
      <h3 className="m-0 flex flex-wrap items-baseline gap-x-2 text-body">
        {name}
        <span className="font-normal text-ink-soft">{`× ${mid.toFixed(2)}, ${low.toFixed(2)}–${high.toFixed(2)} for a mixed text`}</span>
        {isChosen && <Badge tone="plain">estimates the chosen model</Badge>}
      </h3>
      <p className="m-0 text-small">
        {evidence} <SourceLink source={source} /> <span className="whitespace-nowrap text-ink-faint">· {source.asOf}</span>
      </p>
      {models.length > 0 && <p className="m-0 text-small text-ink-soft">{models.join(', ')}</p>}
      <details>
        <summary className="rounded-sm py-0.5 text-small text-ink-soft hover:text-ink">By kind of text</summary>
        <SideScroll label={`Table of ratios of ${name}`} className="[--ground:var(--panel)]">
          <table aria-label={`Ratios of ${name}`} className="w-full border-separate border-spacing-0 text-left text-small">
            <thead className="text-micro text-ink-faint">
              <tr>
                {['Text', 'Tokens for each of o200k', 'Basis', 'Source', 'As of'].map((head) => (
                  <th key={head} scope="col" className="py-1 pr-3 font-semibold whitespace-nowrap">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.name} className="align-baseline [&>*]:border-t [&>*]:border-line [&>*]:py-1 [&>*]:pr-3">
                  <th scope="row" className="text-left font-normal">
                    {row.name}
                  </th>
                  <td className="whitespace-nowrap">{row.ratio}</td>
                  <td>{BASIS_WORDS[row.basis]}</td>
                  <td>
                    <SourceLink source={row.source} />
                  </td>
                  <td className="whitespace-nowrap text-ink-faint">{row.source.asOf}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </SideScroll>
      </details>
    </article>
  );
}
