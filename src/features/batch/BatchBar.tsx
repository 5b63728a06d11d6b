import { formatInteger } from '@/core/units';
import { type BatchWork, MOST_MODELS } from '@/state/batch-session';
import { useApp, useAppStore } from '@/state/react';
import { selectModels } from '@/state/selectors';
import { Button } from '@/ui/Button';
import { FileButton } from '@/ui/FileButton';
import { NumberField } from '@/ui/NumberField';
import { ShortList } from '@/ui/ShortList';
import { Progress } from '@/ui/Progress';
import { saveFile } from '@/ui/save-file';
import { batchCsvInSteps } from './batch-csv';
import { runInSlices } from '@/state/slices-of-time';
import { Reading } from './Reading';
import { CountAs } from './CountAs';
import { SELECT, TableColumns } from './TableColumns';
import { answerPlaceholder } from './batch-words';
import { openFiles } from './takes-batch';

const MOST_ANSWER = 10_000_000;
const MOST_NOTES = 3;

/** What is open, how far it is counted, for which models, and the assumed answer. */
export function BatchBar({ batch }: { batch: BatchWork }) {
  const store = useAppStore();
  const models = useApp(selectModels);
  const typedAnswer = useApp((state) => state.scenario.outputTokens);
  const { session, source, phase, doneRows, columns, modelIds, notes, totals, assumed } = batch;
  // However much is to be said of files, what of their rows is counted is in sight.
  const ofFiles = source.notes(columns).length;
  const save = async () => {
    const lines = await runInSlices(batchCsvInSteps(batch));
    if (lines !== undefined) saveFile('prompts.csv', 'text/csv', lines);
  };
  return (
    <div className="flex flex-col gap-2 border-b border-line px-[var(--gutter)] py-2">
      <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-2">
        <h2 className="m-0 max-w-60 truncate text-body font-semibold" title={source.name}>
          {source.name}
        </h2>
        <p role="status" className="m-0 text-ink-soft">
          {phase === 'counting' && `Counting row ${formatInteger(Math.min(doneRows + 1, source.rows))} of ${formatInteger(source.rows)}`}
          {phase === 'stopped' && `Stopped after ${formatInteger(doneRows)} of ${formatInteger(source.rows)} rows`}
          {phase === 'ready' && `${formatInteger(source.rows)} ${source.rows === 1 ? 'row' : 'rows'}`}
        </p>
        {phase === 'counting' && (
          <>
            <Progress label="Counting rows" done={doneRows} whole={source.rows} className="w-32" />
            <Button size="tiny" onClick={session.stop}>
              Cancel
            </Button>
          </>
        )}
        {phase === 'stopped' && (
          <Button size="tiny" onClick={session.resume}>
            Go on
          </Button>
        )}
        <span className="ml-auto flex gap-2">
          <Button size="small" disabled={phase === 'counting'} onClick={() => void store.getState().track('writing a table', save())}>
            Save as CSV
          </Button>
          <FileButton label="Open files" multiple className="h-7!" onFiles={(files) => openFiles(store, files)} />
          <Button size="small" look="quiet" onClick={() => store.getState().closeBatch()}>
            Close
          </Button>
        </span>
      </div>
      <Reading />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-small">
        <TableColumns batch={batch} />
        <CountAs batch={batch} />
        <label className="inline-flex items-center gap-1.5">
          Compare with
          <select
            value=""
            disabled={modelIds.length >= MOST_MODELS}
            onChange={(event) => {
              const model = models.find(({ id }) => id === event.currentTarget.value);
              if (model !== undefined) session.setModels([...modelIds, model.id]);
            }}
            className={SELECT}
          >
            <option value="">{modelIds.length >= MOST_MODELS ? `${MOST_MODELS} models at most` : 'a model'}</option>
            {models.filter(({ id }) => !modelIds.includes(id)).map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <span className="inline-flex flex-wrap items-center gap-1.5">
          <span aria-hidden>Answer per prompt</span>
          <NumberField
            label="Answer per prompt in tokens"
            value={typedAnswer}
            min={0}
            max={MOST_ANSWER}
            placeholder={answerPlaceholder(assumed, modelIds.flatMap((id) => totals.get(id) ?? []))}
            onChange={(outputTokens) => store.getState().setScenario({ outputTokens })}
            onEmpty={() => store.getState().setScenario({ outputTokens: null })}
          />
        </span>
      </div>
      {notes.length > 0 && (
        <ul aria-label="How the rows were read" className="m-0 flex list-none flex-col p-0 text-small text-ink-soft [overflow-wrap:anywhere]">
          {[notes.slice(0, ofFiles), notes.slice(ofFiles)].map((each, index) => (
            <ShortList key={index === 0 ? 'files' : 'rows'} items={each} most={MOST_NOTES}>
              {(note) => <li key={note}>{note}</li>}
            </ShortList>
          ))}
        </ul>
      )}
    </div>
  );
}
