import { useEffect, useMemo, useState } from 'react';
import { keptFields, secretFields } from '@/core/share/kept-fields';
import { LONG_ADDRESS } from '@/core/share/link';
import { DEFAULT_SCENARIO } from '@/core/pricing/scenario';
import type { Work } from '@/core/share/work';
import { formatInteger, type UnitId } from '@/core/units';
import { batchLeftBehind } from '@/state/batch-left-behind';
import { figuresLeftBehind } from '@/state/figures-left-behind';
import { useApp, useAppStore } from '@/state/react';
import { casesOfParts, tokensOfValues } from '@/state/link-cases';
import { framingOfCases } from '@/state/link-framing';
import { talliesOfParts } from '@/state/link-tallies';
import { figuresOfParts, isCounted, type LinkChoices, makeLink } from '@/state/share-links';
import { figuresByModel, figuresToShare } from '@/state/shared-figures';
import { withUsedVariables } from '@/state/used-variables';
import { Button } from '@/ui/Button';
import { CopyField } from '@/ui/CopyField';
import { Modal } from '@/ui/Modal';
import { KeptChoice } from './KeptChoice';
import { tooLargeWords } from './link-words';
import { OwnFiguresChoice } from './OwnFiguresChoice';
import { TextChoices } from './TextChoices';

type Stated = Pick<LinkChoices, 'tallies' | 'cases' | 'framing' | 'valueTokens'>;
type Made = { readonly address: string } | { readonly fault: string };
const NO_TEXTS: ReadonlySet<UnitId> = new Set();

/** The work as a link: what it holds is chosen and told before it is copied. */
export function ShareDialog({ version, recall, saveWork }: { version: string; recall: () => Promise<void>; saveWork: () => void }) {
  const store = useAppStore();
  const work = useApp((state) => state.work);
  const isCountedNow = useApp(isCounted);
  const [isRecalled, setIsRecalled] = useState(false);
  const isReady = isCountedNow && isRecalled;
  useEffect(() => {
    void store.getState().track('restoring the scenario', recall().catch(() => undefined).then(() => setIsRecalled(true)));
  }, [store, recall]);
  const counts = useApp((state) => state.counts);
  const scenario = useApp((state) => state.scenario);
  const chosenCase = useApp((state) => state.chosenCase);
  const [included, setIncluded] = useState(NO_TEXTS);
  const [withScenario, setWithScenario] = useState(true);
  const kept = useMemo(() => keptFields(work.prompt), [work.prompt]);
  const secrets = useMemo(() => secretFields(work.prompt), [work.prompt]);
  const [keptChoice, setKeptChoice] = useState<boolean | null>(null);
  const withKept = keptChoice ?? secrets.length === 0;
  const [made, setMade] = useState<Made | null>(null);
  const overCatalogue = useApp((state) => state.figures);
  const [withFigures, setWithFigures] = useState(true);
  const own = useMemo(() => {
    const state = { ...store.getState(), work, figures: overCatalogue };
    return figuresByModel(state, figuresToShare(state));
  }, [store, work, overCatalogue]);
  const stay = useMemo(() => figuresLeftBehind({ ...store.getState(), work, figures: overCatalogue }, new Set(withFigures ? own.map(({ id }) => id) : [])), [store, work, overCatalogue, own, withFigures]);
  // What is counted changes the figures, though it is read off the whole state.
  const figures = useMemo(() => figuresOfParts({ ...store.getState(), work, counts }), [store, work, counts]);
  const batch = useApp((state) => state.batch);
  const isWhole = included.size > 0 && work.prompt.parts.every((part) => 'attachment' in part || included.has(part.id));
  const variables = useUsedVariables(work);
  const stated = useStated(work, isReady);
  useEffect(() => {
    if (!isReady || stated === null) return undefined;
    let isWanted = true;
    const make = async () => {
      const link = await makeLink(store.getState(), { included, withScenario, withKept, withFigures, ...stated }, version);
      if (!isWanted) return;
      setMade(link.ok ? { address: `${location.origin}${location.pathname}${link.value.fragment}` } : { fault: tooLargeWords(link.error) });
    };
    void store.getState().track('making a link', make());
    return () => {
      isWanted = false;
    };
  }, [store, isReady, work, counts, scenario, chosenCase, included, withScenario, withKept, withFigures, overCatalogue, version, stated]);

  const address = made !== null && 'address' in made && isReady && stated !== null ? made.address : '';
  return (
    <Modal title="Share as a link" onClose={() => store.getState().open(null)}>
      <div className="flex flex-col gap-4 p-4">
        <p className="m-0">
          The link opens this work in this page: model, settings, the parts with their names, sizes and counts{scenario === DEFAULT_SCENARIO ? '' : ', and how often it is sent'}. Names are part of it.
          {kept.length === 0 || isWhole ? '' : ' What was kept from an imported request goes with it only when all texts do.'}
          {work.prompt.parts.some((part) => 'turns' in part && part.earlier !== undefined) ? ' Turns from before a compaction stay here.' : ''}
        </p>
        <TextChoices parts={work.prompt.parts} figures={figures} included={included} variables={variables} chosenCase={chosenCase} onChange={setIncluded} />
        {kept.length > 0 && isWhole ? <KeptChoice names={kept} secrets={secrets} isIncluded={withKept} onChange={setKeptChoice} /> : null}
        {scenario === DEFAULT_SCENARIO ? null : (
          <label className="flex cursor-pointer items-center gap-2">
            <input type="checkbox" className="m-0 accent-[var(--accent)]" checked={withScenario} onChange={(event) => setWithScenario(event.currentTarget.checked)} />
            With the cost scenario
          </label>
        )}
        {own.length === 0 ? null : <OwnFiguresChoice models={own} isIncluded={withFigures} onChange={setWithFigures} />}
        {[...stay, ...batchLeftBehind({ batch })].map((each) => (
          <p key={each} className="m-0 text-small text-warn">
            {each}
          </p>
        ))}
        {made !== null && 'fault' in made ? (
          <>
            <p role="alert" className="m-0 text-bad">
              {made.fault}
            </p>
            <Button className="self-start" onClick={saveWork}>
              Save work as a file
            </Button>
          </>
        ) : (
          <>
            <CopyField label="Link" text={address} copyLabel="Copy link" />
            <p role="status" className={`m-0 text-small ${address.length > LONG_ADDRESS ? 'text-warn' : 'text-ink-soft'}`}>
              {!isReady || stated === null ? 'Counting first: the link states exact counts where there are any.' : lengthWords(address.length)}
            </p>
          </>
        )}
        <p className="m-0 text-small text-ink-soft">
          What stands behind the # is not sent to any server. It stays in the history, and in synced tabs and bookmarks, of every browser that opens it.
        </p>
      </div>
    </Modal>
  );
}

/** What models of other tokenizers count from, and what the cases come to; null: it is being counted. */
function useStated(work: Work, isReady: boolean): Stated | null {
  const store = useAppStore();
  const [made, setMade] = useState<{ readonly of: Work; readonly stated: Stated } | null>(null);
  useEffect(() => {
    if (!isReady) return undefined;
    const abort = new AbortController();
    const make = async () => {
      const state = { ...store.getState(), work };
      const tallies = await talliesOfParts(state, abort.signal);
      const cases = await casesOfParts(state, abort.signal);
      const framing = await framingOfCases(state, abort.signal);
      const valueTokens = await tokensOfValues(state, abort.signal);
      if (!abort.signal.aborted) setMade({ of: work, stated: { tallies, cases, framing, valueTokens } });
    };
    void store.getState().track('counting for the link', make());
    return () => abort.abort();
  }, [store, work, isReady]);
  return made?.of === work ? made.stated : null;
}

/** Of the variables with values those that stand in the work: the others stay here. */
function useUsedVariables(work: Work): Work['variables'] {
  const [used, setUsed] = useState<Work['variables']>();
  useEffect(() => {
    let isWanted = true;
    void withUsedVariables(work).then(({ variables }) => isWanted && setUsed(variables));
    return () => {
      isWanted = false;
    };
  }, [work]);
  return used;
}

function lengthWords(characters: number): string {
  const length = `${formatInteger(characters)} characters.`;
  return characters > LONG_ADDRESS ? `${length} Some chat and mail programs cut links beyond ${formatInteger(LONG_ADDRESS)}; a saved file is safer.` : length;
}
