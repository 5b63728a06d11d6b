import { useId, useState } from 'react';
import { OWN_ID, TEACHING_ID } from '@/core/recall/choices';
import { FLAT_EVIDENCE_ID } from '@/core/recall/evidence';
import { citation } from '@/core/recall/studies';
import { useApp, useAppStore } from '@/state/react';
import { selectRecallChoices } from '@/state/recall-selectors';
import { OutsideLink } from '@/ui/OutsideLink';
import { evidenceFacts, groupsFor } from './evidence-list';

/** Every curve and surface, grouped by study with its limits, and what is no measurement. */
export function EvidencePicker() {
  const [search, setSearch] = useState('');
  const hasOwn = useApp((state) => selectRecallChoices(state).own !== null);
  const groups = groupsFor(search);
  return (
    <div className="flex min-h-0 flex-col gap-2">
      <input
        type="search"
        aria-label="Search the evidence"
        placeholder="Search models, tasks, studies"
        value={search}
        onChange={(event) => setSearch(event.target.value)}
        className="h-8 rounded-md border border-line-strong bg-panel px-2 text-ink placeholder:text-ink-faint hover:border-ink-faint"
      />
      <div role="radiogroup" aria-label="Evidence" className="relative flex max-h-72 flex-col gap-3 overflow-y-auto rounded-md border border-line bg-panel p-2 @4xl:max-h-[34rem]">
        {groups.map(({ study, items }) => (
          <section key={study.id} aria-label={`${study.shortName} ${study.year}`} className="flex flex-col gap-0.5">
            <h3 className="m-0 text-small font-semibold">
              <OutsideLink href={study.url} title={citation(study)}>
                {study.shortName} {study.year}
              </OutsideLink>
            </h3>
            <p className="m-0 text-micro text-ink-soft">{study.limits}</p>
            {items.map((item) => (
              <Choice key={item.id} id={item.id} name={item.name} facts={evidenceFacts(item)} />
            ))}
          </section>
        ))}
        {groups.length === 0 ? <p className="m-0 py-2 text-ink-faint">Nothing published here has all of these words.</p> : null}
        <section aria-label="Not published" className="flex flex-col gap-0.5">
          <h3 className="m-0 text-small font-semibold">Not published</h3>
          {hasOwn ? <Choice id={OWN_ID} name="Your own needle tests" facts="as you loaded them" /> : null}
          <Choice id={TEACHING_ID} name="Teaching curve" facts="a drawing: the U of the textbooks" />
          <Choice id={FLAT_EVIDENCE_ID} name="No effect of position" facts="a drawing, to compare with" />
        </section>
      </div>
    </div>
  );
}

function Choice({ id, name, facts }: { id: string; name: string; facts: string }) {
  const store = useAppStore();
  const isChosen = useApp((state) => selectRecallChoices(state).evidenceId === id);
  const factsId = useId();
  return (
    <label className={`flex gap-2 rounded-sm px-1.5 py-1 has-focus-visible:outline-2 has-focus-visible:outline-accent ${isChosen ? 'bg-accent-wash' : 'hover:bg-raised'}`}>
      <input type="radio" name="evidence" checked={isChosen} aria-label={name} aria-describedby={factsId} onChange={() => store.getState().setRecall({ evidenceId: id })} className="mt-1 shrink-0 accent-[var(--accent)] outline-none" />
      <span className="min-w-0">
        {name}
        <span id={factsId} className="block text-micro text-ink-soft">
          {facts}
        </span>
      </span>
    </label>
  );
}
