import { useEffect, useId, useState } from 'react';
import { formatCount, isApproximate } from '@/core/tokenize/count';
import { formatInteger, formatTokens } from '@/core/units';
import { useApp, useAppStore, useBusy } from '@/state/react';
import { selectAnswerCounts, selectMeasuredAnswers } from '@/state/scenario-selectors';
import { selectModel } from '@/state/selectors';
import { Button } from '@/ui/Button';
import { FileButton } from '@/ui/FileButton';
import { takesFiles } from '@/ui/takes-files';

/** What an answer is read to, in characters: longer than any model writes at once. */
const MOST_CHARACTERS = 4_000_000;
const MOST_ANSWERS = 50;

/** Real answers of the model, pasted or from files: their mean is the output. */
export function Answers() {
  const store = useAppStore();
  const answers = useApp(selectAnswerCounts);
  const measured = useApp(selectMeasuredAnswers);
  const model = useApp(selectModel);
  const usesAnswers = useApp((state) => state.scenario.usesAnswers);
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [isReading, setIsReading] = useState(false);
  const id = useId();
  useBusy('reading answers', isReading);
  useEffect(() => store.getState().countAnswers(), [store, answers.length, model]);

  const add = (texts: readonly { readonly name: string; readonly text: string }[]) => {
    const { answers: known, setAnswers, setScenario } = store.getState();
    const wanted = texts.filter((answer) => answer.text.trim() !== '');
    const next = wanted.map((answer, index) => ({ id: `${Math.max(0, ...known.map((other) => Number(other.id))) + index + 1}`, ...answer }));
    const isTooLong = wanted.some((answer) => answer.text.length > MOST_CHARACTERS);
    const isFull = known.length + next.length > MOST_ANSWERS;
    setProblem(
      wanted.length === 0 ? 'There is no text in it. Paste what the model wrote.' : isTooLong ? 'An answer is longer than 4 million characters. Paste one answer at a time.' : isFull ? `At most ${MOST_ANSWERS} answers. Remove some first.` : null,
    );
    if (wanted.length === 0 || isTooLong || isFull) return false;
    setAnswers([...known, ...next]);
    setScenario({ usesAnswers: true });
    return true;
  };
  const addTyped = () => {
    const place = store.getState().answers.length + 1;
    if (add([{ name: `Answer ${place}`, text }])) setText('');
  };
  const addFiles = async (files: readonly File[]) => {
    setIsReading(true);
    try {
      add(await Promise.all(files.map(async (file) => ({ name: file.name, text: await file.text() }))));
    } catch {
      setProblem('The file could not be read. Choose it again.');
    }
    setIsReading(false);
  };
  const remove = (answerId: string) => store.getState().setAnswers(store.getState().answers.filter((answer) => answer.id !== answerId));

  return (
    <div className="flex flex-col gap-1.5" {...takesFiles('Drop to measure as answers', (files) => void addFiles(files))}>
      <label htmlFor={`${id}-text`} className="text-small text-ink-faint">
        Or measure real answers
      </label>
      <textarea
        id={`${id}-text`}
        rows={2}
        value={text}
        placeholder="Paste what the model wrote"
        aria-invalid={problem !== null || undefined}
        aria-describedby={problem === null ? undefined : `${id}-problem`}
        onChange={(event) => {
          setText(event.target.value);
          setProblem(null);
        }}
        className="w-full resize-y rounded-md border border-line-strong bg-panel px-2 py-1 font-mono text-small text-ink placeholder:font-sans placeholder:text-ink-faint hover:border-ink-faint"
      />
      <div className="flex flex-wrap gap-2">
        <Button onClick={addTyped}>
          Add answer
        </Button>
        <FileButton label="Add files of answers" multiple onFiles={(files) => void addFiles(files)} />
      </div>
      {problem !== null && (
        <p id={`${id}-problem`} role="alert" className="m-0 text-small text-bad">
          {problem}
        </p>
      )}
      {answers.length > 0 && (
        <ul aria-label="Answers" className="m-0 flex list-none flex-col p-0">
          {answers.map(({ id: answerId, name, count, reason }) => (
            <li key={answerId} className="flex min-h-7 min-w-0 items-center gap-2">
              <span className="min-w-0 grow truncate">{name}</span>
              <span className={isApproximate(count.exactness) ? 'text-ink-soft' : ''} title={reason ?? undefined}>
                {formatCount(count)}
              </span>
              <Button size="tiny" look="quiet" aria-label={`Remove ${name}`} onClick={() => remove(answerId)}>
                Remove
              </Button>
            </li>
          ))}
        </ul>
      )}
      <p role="status" className="m-0 text-small text-ink-faint empty:hidden">
        {measured === null ? '' : `Mean ${measured.isEstimate ? '~' : ''}${formatTokens(measured.meanTokens)}, ${formatInteger(measured.minTokens)}–${formatInteger(measured.maxTokens)}${usesAnswers ? '' : '; not used, as an output is typed'}.`}
        {measured !== null && !usesAnswers && (
          <Button size="tiny" look="quiet" onClick={() => store.getState().setScenario({ usesAnswers: true })}>
            Use them
          </Button>
        )}
      </p>
    </div>
  );
}
