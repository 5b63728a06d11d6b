import { lazy, Suspense, useState } from 'react';
import { loadScorePts } from '@/core/recall/load-combination';
import { trialsWords } from '@/core/recall/load-words';
import { SHELF } from '@/core/recall/shelf';
import { citation, STUDIES } from '@/core/recall/studies';
import { countedTokens } from '@/core/tokenize/count';
import { binaryTokens, formatInteger, formatTokens } from '@/core/units';
import { useApp, useAppStore } from '@/state/react';
import { asWritten, selectFill } from '@/state/selectors';
import { Button } from '@/ui/Button';
import { ChoiceField } from '@/ui/ChoiceField';
import { LINE_LOOKS } from '@/ui/line-look';
import { OutsideLink } from '@/ui/OutsideLink';
import { ScrollTable } from '@/ui/ScrollTable';
import { Drawing } from './PlacePanel';
import { scoreAxis } from './score-axis';

const LinesChart = lazy(() => import('@/ui/LinesChart'));
const LOADS = SHELF.loads.filter(({ points }) => points.length > 2);

/** One model's scores by length, with the prompt's own length on them. */
export function LoadPanel() {
  const store = useAppStore();
  const { input } = useApp((state) => selectFill(asWritten(state)));
  const { tokens } = input;
  const [loadId, setLoadId] = useState(LOADS[0]?.id ?? '');
  const load = LOADS.find(({ id }) => id === loadId) ?? LOADS[0];
  if (load === undefined) return null;
  const study = STUDIES[load.studyId];
  const lengths = load.points.map(({ lengthTokens }) => lengthTokens);
  const [least = 1, most = 1] = [lengths[0], lengths.at(-1)];
  const here = tokens > 0 ? loadScorePts(load, tokens) : null;
  const atPrompt = here === null ? (tokens < least ? 'shorter than what was measured' : 'longer than what was measured') : `${here.toFixed(1)} on the curve, between points that were measured`;
  return (
    <>
      <ChoiceField label="Scores of" value={load.id} options={LOADS.map(({ id, model, benchmark }) => ({ value: id, label: `${model} · ${benchmark}` }))} onChange={setLoadId} />
      <figure aria-label="Score by length" data-about={`${load.model}, ${load.benchmark}`} className="relative m-0 h-52">
        <Suspense fallback={<Drawing />}>
          <LinesChart
            caption={`Score by length of ${load.model} on ${load.benchmark}. Your prompt, ${countedTokens(input)}: ${atPrompt}.`}
            lines={[{ id: 'score', label: load.model, look: LINE_LOOKS.second }]}
            points={load.points.map(({ lengthTokens, scorePts }) => ({ at: lengthTokens, values: { score: scorePts } }))}
            x={{ name: 'tokens in the prompt', scale: 'log', domain: [least, most], ticks: lengths, format: binaryTokens }}
            y={scoreAxis(load.points.map(({ scorePts }) => scorePts))}
            headAt={(at) => formatTokens(at)}
            valueText={(value) => value.toFixed(1)}
            dots={load.points.map(({ lengthTokens, scorePts }) => ({ at: lengthTokens, value: scorePts }))}
            places={tokens >= least && tokens <= most ? [{ at: tokens, label: 'your prompt' }] : []}
          />
        </Suspense>
      </figure>
      <p className="m-0 max-w-prose text-small text-ink-soft">
        Illustration. Scores of {load.model} on {load.benchmark} ({study.shortName}, {study.year}) by length, wherever in it the answer is{load.vendorReported ? '; run by its makers' : ''}. {trialsWords(load)} Your prompt, {countedTokens(input)}: {atPrompt}. Not a prediction for your prompt.{' '}
        <OutsideLink href={study.url} title={citation(study)}>
          {`${study.shortName} ${study.year}`}
        </OutsideLink>
        . {study.limits}
      </p>
      <details>
        <summary className="text-small text-ink-soft">As a table</summary>
        <ScrollTable label="Scores by length" head={['Tokens', 'Score']} rows={load.points.map(({ lengthTokens, scorePts }) => [formatInteger(lengthTokens), scorePts.toFixed(1)])} />
      </details>
      <Button size="small" className="self-start" onClick={() => store.getState().showSub('position', 'length')}>
        All scores by length
      </Button>
    </>
  );
}
