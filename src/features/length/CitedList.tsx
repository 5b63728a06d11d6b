import { OutsideLink } from '@/ui/OutsideLink';
import { citation, type Study } from '@/core/recall/studies';
import type { Cited } from './length-lines';

/** The numbered figures of the chart in words, by the study that they are from. */
export function CitedList({ cited }: { cited: readonly Cited[] }) {
  const studies = [...new Set(cited.map(({ study }) => study))];
  return (
    <ul aria-label="Figures of other tests" className="m-0 flex list-none flex-col gap-3 p-0 text-small">
      {studies.map((study) => (
        <li key={study.id}>
          <StudyLine study={study} />
          <ul className="m-0 mt-0.5 grid list-none gap-x-4 p-0 @lg:grid-cols-2">
            {cited
              .filter((each) => each.study === study)
              .map(({ number, figure }) => (
                <li key={number} className="flex gap-2">
                  <span className="w-5 shrink-0 text-right font-semibold">{number}</span>
                  <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">{`${figure.model}, ${figure.lengthName}`}</span>
                  <span>{figure.scorePts.toFixed(1)}</span>
                </li>
              ))}
          </ul>
          <p className="m-0 text-ink-faint">{study.limits}</p>
        </li>
      ))}
    </ul>
  );
}

/** A study with its link, its place in it, and its terms. */
export function StudyLine({ study }: { study: Study }) {
  return (
    <p className="m-0 text-ink-soft">
      <OutsideLink href={study.url} title={citation(study)}>
        {study.title}
      </OutsideLink>
      {`, ${study.shortName}, ${study.year}; ${study.table}; ${study.licence}.`}
    </p>
  );
}
