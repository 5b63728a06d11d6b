import { useId, type ReactNode } from 'react';

/** A part of the page with its heading. */
export function Section({ title, intro, children }: { title: string; intro?: ReactNode; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex min-w-0 flex-col gap-3">
      <div className="flex flex-col gap-1">
        <h2 id={id} className="label-caps m-0">
          {title}
        </h2>
        {intro !== undefined && <p className="m-0 max-w-170 text-ink-soft">{intro}</p>}
      </div>
      {children}
    </section>
  );
}

/** A name with its value, in a list of them. */
export function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-faint">{name}</dt>
      <dd className="m-0 min-w-0 [overflow-wrap:anywhere]">{children}</dd>
    </>
  );
}
