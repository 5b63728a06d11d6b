import { useMemo, useState } from 'react';
import { OWN_ID } from '@/core/recall/choices';
import { type AnswerKey, keyOf, readKey } from '@/core/recall/needle-export';
import { type BadRow, readResults } from '@/core/recall/needle-results';
import type { OwnGrid } from '@/core/recall/own-results';
import { formatInteger } from '@/core/units';
import { selectNeedles } from '@/state/needle-defaults';
import { setOwnResults } from '@/state/own-data';
import { useApp, useAppStore } from '@/state/react';
import { selectRecallChoices } from '@/state/recall-selectors';
import { Button } from '@/ui/Button';
import { CIVIDIS } from '@/ui/color-ramp';
import { FileButton } from '@/ui/FileButton';
import { HeatLegend } from '@/ui/HeatLegend';
import { HeatMap } from '@/ui/HeatMap';
import { NamedGroup } from '@/ui/NamedGroup';
import { ScrollTable } from '@/ui/ScrollTable';
import { ShortList } from '@/ui/ShortList';
import { readSettings } from './needle-settings';
import { badRowText, resultMap, sentenceAt, TABLE_HEAD } from './result-words';

const MOST_SHOWN = 20;
const UNIT = 'right answers';
const TICKS = ['0 %', '25 %', '50 %', '75 %', '100 %'] as const;

interface Loaded {
  readonly name: string;
  readonly used: number;
  readonly bad: readonly BadRow[];
  /** What could not be read as a whole. */
  readonly problem: string;
}

/** The answers of the user's model, scored, as a heat map that can be laid along the prompt. */
export function ResultsPane() {
  const store = useAppStore();
  const choices = useApp(selectNeedles);
  const { own, evidenceId } = useApp(selectRecallChoices);
  const isShown = useApp((state) => state.overlayOn) && evidenceId === OWN_ID;
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  // Other results, such as those that undo brings back, came from another file.
  const grid = useApp((state) => state.recall.own ?? null);
  const [rowsOf, setRowsOf] = useState<OwnGrid | null>(null);
  const map = useMemo(() => (own === null ? null : resultMap(own)), [own]);

  const open = async (files: File[]) => {
    let key: AnswerKey | null = null;
    const results: { readonly name: string; readonly text: string }[] = [];
    for (const file of files) {
      const text = await file.text();
      const read = readKey(text);
      // A file of results may be a key by its form: it is one by its name then.
      if (read.ok && (key === null || /key/i.test(file.name))) key = read.value;
      else results.push({ name: file.name, text });
    }
    const [first, second] = results;
    if (first === undefined || second !== undefined) {
      setLoaded({ name: '', used: 0, bad: [], problem: 'Open one file of results; with it, its answer key.' });
      return;
    }
    const tests = readSettings(choices).tests;
    const used = key ?? (tests === null ? null : keyOf(tests));
    if (used === null) {
      setLoaded({ name: '', used: 0, bad: [], problem: 'The settings describe no tests: open the answer key with the results.' });
      return;
    }
    const read = readResults(first.text, used);
    setLoaded({ name: first.name, used: read.used, bad: read.bad, problem: read.grid === null ? 'No row could be used.' : '' });
    if (read.grid !== null) setOwnResults(store, read.grid);
    setRowsOf(store.getState().recall.own ?? null);
  };

  return (
    <NamedGroup heading="h2" title="Results">
      <p className="m-0">
        CSV or JSONL: an id with an answer, or with a score from 0 to 1; or the file that a batch gives back. Answers are scored by the settings beside, or by an answer key that is opened with them.
      </p>
      <div className="flex flex-wrap gap-2">
        <FileButton label="Open results" multiple onFiles={(files) => void store.getState().track('reading results', open(files))} />
        {own !== null && (
          <>
            <Button look="primary" disabled={isShown} onClick={() => { store.getState().setRecall({ evidenceId: OWN_ID }); store.getState().setOverlay(true); }}>
              {isShown ? 'Lies along your prompt' : 'Lay along my prompt'}
            </Button>
            <Button
              look="quiet"
              onClick={() => {
                setOwnResults(store, null);
                setLoaded(null);
              }}
            >
              Remove results
            </Button>
          </>
        )}
      </div>
      {loaded !== null && (loaded.problem !== '' || rowsOf === grid) && <LoadedNote loaded={loaded} />}
      {map === null ? (
        <p className="m-0 text-ink-faint">No results yet.</p>
      ) : (
        <>
          <HeatLegend ramp={CIVIDIS} ticks={TICKS} unit={UNIT} hasGaps={map.hasGaps} />
          <HeatMap
            about={own?.model ?? ''}
            label={`Right answers${own?.model === '' || own === null ? '' : ` of ${own.model}`} by length and depth`}
            columnsName="depth of the needle"
            rowsName="tokens of the prompt"
            columns={map.columns}
            rows={map.rows}
            cells={map.cells}
            ramp={CIVIDIS}
            ticks={TICKS}
            unit={UNIT}
            mark={null}
            sentenceOf={(cursor) => sentenceAt(map, cursor)}
          />
          <p className="m-0 text-small text-ink-soft">
            {own === null || own.model === '' ? '' : `${own.model}. `}Intervals are Wilson’s, 95 %. Along the prompt lies the row of the length nearest to it. It says how this model found a hidden sentence, not how it attends.
          </p>
          <ScrollTable label="Right answers by length and depth" head={TABLE_HEAD} rows={map.tableRows} />
        </>
      )}
    </NamedGroup>
  );
}

function LoadedNote({ loaded: { name, used, bad, problem } }: { loaded: Loaded }) {
  return (
    <div className="flex min-w-0 flex-col gap-1">
      {problem !== '' && (
        <p role="alert" className="m-0 text-bad">
          {problem}
        </p>
      )}
      {name !== '' && (
        <p role="status" className="m-0">
          {`${name}: ${formatInteger(used)} ${used === 1 ? 'row' : 'rows'} used, ${formatInteger(bad.length)} not.`}
        </p>
      )}
      {bad.length > 0 && (
        <ul aria-label="Rows that were not used" className="m-0 flex max-h-40 list-none flex-col overflow-y-auto p-0 text-small text-warn" tabIndex={0}>
          <ShortList items={bad} most={MOST_SHOWN}>
            {(row) => (
              <li key={`${row.line} ${row.reason}`} className="[overflow-wrap:anywhere]">
                {badRowText(row)}
              </li>
            )}
          </ShortList>
        </ul>
      )}
    </div>
  );
}
