import type { Overlay } from '@/core/recall/overlay';
import { citation } from '@/core/recall/studies';
import { Badge } from './Badge';
import { OutsideLink } from './OutsideLink';

/** What a curve is and is not, with the way to its source. Stands wherever the curve does. */
export function OverlayLabel({ overlay: { label, study, remarks, assumesIndependence } }: { overlay: Pick<Overlay, 'label' | 'study' | 'remarks' | 'assumesIndependence'> }) {
  return (
    <p data-label="overlay" className="m-0 text-micro text-ink-soft [overflow-wrap:anywhere]">
      {assumesIndependence ? (
        <>
          <Badge tone="warn">assumes independence</Badge>{' '}
        </>
      ) : null}
      {label}
      {study === null ? null : (
        <>
          {' '}
          <OutsideLink href={study.url} title={citation(study)}>
            {study.shortName} {study.year}
          </OutsideLink>
        </>
      )}
      {remarks.map((remark) => (
        <span key={remark} className="text-warn">
          {' '}
          {remark}
        </span>
      ))}
    </p>
  );
}
