import { useEffect, useMemo, useRef, useState } from 'react';
import { countedWith, documentRatio } from '@/core/catalog/mappings';
import type { Model } from '@/core/catalog/model';
import { formatInteger, formatTokens } from '@/core/units';
import { selectNeedles } from '@/state/needle-defaults';
import { useApp, useAppStore } from '@/state/react';
import { selectModel, selectSettings } from '@/state/selectors';
import { Button } from '@/ui/Button';
import { NamedGroup } from '@/ui/NamedGroup';
import { Progress } from '@/ui/Progress';
import { saveFile } from '@/ui/save-file';
import { makeNeedles, type NeedleFiles } from './needle-run';
import { readSettings } from './needle-settings';
import { TestForm } from './TestForm';

/** Makes the prompts of the tests, and the files to send and to score them with. */
export function MakeTests() {
  const store = useAppStore();
  const choices = useApp(selectNeedles);
  const model = useApp(selectModel);
  const { limits } = useApp(selectSettings);
  const prompt = useApp((state) => (choices.source === 'documents' ? state.work.prompt : null));
  const read = useMemo(() => readSettings(choices), [choices]);
  const shortName = model.id.slice(model.id.indexOf('/') + 1);
  const [run, setRun] = useState<{ readonly done: number; readonly whole: number } | null>(null);
  const [made, setMade] = useState<NeedleFiles | null>(null);
  const [problem, setProblem] = useState('');
  const aborter = useRef<AbortController | null>(null);
  useEffect(() => () => aborter.current?.abort(), []);
  // Files of other settings are not those of these.
  useEffect(() => {
    aborter.current?.abort();
    setMade(null);
    setProblem('');
  }, [choices, model, prompt]);

  const { tests } = read;
  const start = async () => {
    if (tests === null) return;
    const own = new AbortController();
    aborter.current = own;
    setRun({ done: 0, whole: tests.length });
    setMade(null);
    setProblem('');
    const files = await makeNeedles(store, { tests, source: choices.source, shape: choices.shape, modelName: choices.modelName ?? shortName, signal: own.signal, onProgress: (done) => setRun({ done, whole: tests.length }) });
    setRun(null);
    if (files.ok) setMade(files.value);
    else if (files.error.kind === 'failed') setProblem(files.error.reason);
  };
  const longest = tests?.at(-1)?.lengthTokens ?? 0;
  return (
    <NamedGroup heading="h2" title="Make tests">
      <p className="m-0">A needle is a sentence that is hidden in a long text; the model is asked for it. Send the prompts to your model, and load what it answers.</p>
      <TestForm read={read} modelName={shortName} />
      <p className="m-0 text-small text-ink-soft">{tests === null ? '' : `${formatInteger(tests.length)} prompts, ${formatTokens(read.totalTokens)} in all. ${exactnessSentence(model)}`}</p>
      {read.problems.whole !== undefined && <p className="m-0 text-bad">{read.problems.whole}</p>}
      {longest > limits.windowTokens && <p className="m-0 text-warn">{`${formatInteger(longest)} tokens are more than the window of ${formatInteger(limits.windowTokens)}.`}</p>}
      <div className="flex flex-wrap items-center gap-2">
        {run === null ? (
          <Button look={made === null ? 'primary' : 'plain'} disabled={tests === null} onClick={() => void store.getState().track('making needle tests', start())}>
            Make the prompts
          </Button>
        ) : (
          <>
            <Progress label="Prompts made" done={run.done} whole={run.whole} className="w-40" />
            <span>{`${formatInteger(run.done)} of ${formatInteger(run.whole)}`}</span>
            <Button onClick={() => aborter.current?.abort()}>Cancel</Button>
          </>
        )}
        {made !== null && (
          <>
            <Button look="primary" onClick={() => saveFile(`needles-${choices.shape}.jsonl`, 'application/jsonl', made.requests.join(''))}>
              Save requests
            </Button>
            <Button onClick={() => saveFile('needles-key.jsonl', 'application/jsonl', made.key)}>Save answer key</Button>
          </>
        )}
      </div>
      {made !== null && (
        <p role="status" className="m-0 text-ok">
          {`${formatInteger(made.requests.length)} prompts are made, each counted. ${depthSentence(made.mostOffPercent)}`}
        </p>
      )}
      {problem !== '' && (
        <p role="alert" className="m-0 text-bad">
          {problem}
        </p>
      )}
    </NamedGroup>
  );
}

/** How near the needles came to their depths: they stand between two lines. */
function depthSentence(mostOffPercent: number): string {
  const most = mostOffPercent < 0.1 ? 'within a tenth of a point of its depth' : `at most ${mostOffPercent.toFixed(1)} points of depth from where it was asked for`;
  return `Each needle stands between two lines, ${most}; the key says where.`;
}

/** In whose tokens the lengths are exact. */
function exactnessSentence({ name, tokenizer }: Model): string {
  const encoding = countedWith(tokenizer);
  if (tokenizer.kind === 'exact') return `The lengths are exact in ${encoding}, the tokenizer of ${name}, without the framing of a message.`;
  if (tokenizer.kind === 'mapping-assumed') return `The lengths are exact in ${encoding}, which is assumed for ${name}, without the framing of a message.`;
  const { low, high } = documentRatio(tokenizer);
  return `The tokenizer of ${name} is not public: the lengths are exact in ${encoding}, and ${low.toFixed(2)} to ${high.toFixed(2)} times as long in its own tokens.`;
}
