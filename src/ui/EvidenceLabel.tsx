import { OutsideLink } from './OutsideLink';

/** What a measurement is and is not, with the way to its source; stands wherever figures of it do. */
export function EvidenceLabel({ label, source, remarks = [] }: {
  label: string;
  /** null: a drawing, or the user's own. */
  source: { readonly name: string; readonly url: string; readonly title: string } | null;
  /** What is to be known of it for this prompt, a sentence each. */
  remarks?: readonly string[];
}) {
  return (
    <p data-label="evidence" className="m-0 text-small text-ink-soft [overflow-wrap:anywhere]">
      {label}
      {source === null ? null : (
        <>
          {' '}
          <OutsideLink href={source.url} title={source.title}>
            {source.name}
          </OutsideLink>
        </>
      )}
      {remarks.map((remark) => (
        <span key={remark} className="text-warn">{` ${remark}`}</span>
      ))}
    </p>
  );
}
