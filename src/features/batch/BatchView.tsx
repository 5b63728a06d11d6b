import { useState } from 'react';
import { packText } from '@/core/prompt/long-text';
import { formatInteger } from '@/core/units';
import type { BatchWork } from '@/state/batch-session';
import { useApp, useAppStore } from '@/state/react';
import { Button } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';
import { FileButton } from '@/ui/FileButton';
import { NamedGroup } from '@/ui/NamedGroup';
import { ShortList } from '@/ui/ShortList';
import { BatchBar } from './BatchBar';
import { BatchFigures } from './BatchFigures';
import { BatchTable } from './BatchTable';
import { brokenWords, faultyWords, guessedWords } from './batch-words';
import { Reading } from './Reading';
import { SizeChart } from './SizeChart';
import { openFiles, takesBatch } from './takes-batch';

/** Many prompts at once: how large they are, which models they fit, and what all of them cost. */
export function BatchView() {
  const store = useAppStore();
  const batch = useApp((state) => state.batch);
  return (
    <div className="@container flex min-h-0 flex-1 flex-col" {...takesBatch(store)}>
      {batch === null ? (
        <div className="flex min-h-0 flex-1 flex-col overflow-y-auto">
          <NoBatch />
        </div>
      ) : (
        <OpenBatch batch={batch} />
      )}
    </div>
  );
}

function NoBatch() {
  const store = useAppStore();
  const [text, setText] = useState('');
  return (
    <EmptyState title="No prompts yet">
      <p className="m-0">Drop JSONL, CSV or TSV files with a request or a text in each row here, JSON lists of them, files of which each is a prompt, or a folder. Batch files of OpenAI, Anthropic and Gemini are read as they are. Up to 100 MB; nothing leaves this page. Rows are not kept: open them again after a reload.</p>
      <Reading />
      <textarea
        aria-label="Rows"
        placeholder="Or paste rows"
        rows={3}
        value={text}
        spellCheck={false}
        onChange={(event) => setText(event.currentTarget.value)}
        className="w-full resize-none rounded-md border border-line-strong bg-panel px-2 py-1 font-mono text-small text-ink placeholder:text-ink-faint hover:border-ink-faint"
      />
      <span className="flex flex-wrap justify-center gap-2">
        <FileButton label="Open files" multiple onFiles={(files) => openFiles(store, files)} />
        <Button disabled={text.trim() === ''} onClick={() => store.getState().openBatch({ kind: 'text', name: 'pasted rows', text: packText(text) })}>
          Open rows
        </Button>
      </span>
    </EmptyState>
  );
}

function OpenBatch({ batch }: { batch: BatchWork }) {
  return (
    <>
      <BatchBar batch={batch} />
      <div className="min-h-0 flex-1 overflow-y-auto" tabIndex={0} role="region" aria-label="Figures of the prompts">
        <div className="grid gap-x-10 gap-y-5 px-[var(--gutter)] py-4 @7xl:grid-cols-[minmax(0,6fr)_minmax(20rem,4fr)]">
          <BatchFigures batch={batch} />
          <SizeChart batch={batch} />
        </div>
        {batch.badRows > 0 && <FaultyRows title={faultyWords(batch)} label="Rows that are not counted" rows={batch.bad} total={batch.badRows} />}
        {batch.guessedRows > 0 && <FaultyRows title={guessedWords(batch.guessedRows)} label="Files not in sound UTF-8" aside="Where characters look wrong, save the file as UTF-8 and open it again." rows={batch.guessed} total={batch.guessedRows} />}
        {batch.brokenRows > 0 && <FaultyRows title={brokenWords(batch.brokenRows)} label="Files that are not what they look like" rows={batch.broken} total={batch.brokenRows} />}
        {batch.badLimitRows > 0 && <FaultyRows title={batch.badLimitRows === 1 ? '1 row has no usable limit' : `${formatInteger(batch.badLimitRows)} rows have no usable limit`} label="Rows without a usable limit" aside="The most tokens of an answer are a whole number of 1 or more. These count as rows without a limit." rows={batch.badLimits} total={batch.badLimitRows} />}
        <BatchTable batch={batch} />
      </div>
    </>
  );
}

const MOST_SHOWN = 20;

function FaultyRows({ title, label, aside = '', rows, total }: { title: string; label: string; aside?: string; rows: BatchWork['bad']; total: number }) {
  return (
    <div className="px-[var(--gutter)] pb-4">
      <NamedGroup title={title}>
        {aside !== '' && <p className="m-0 text-small text-ink-soft">{aside}</p>}
        <ul aria-label={label} tabIndex={0} className="m-0 flex max-h-28 list-none flex-col overflow-y-auto p-0 text-small text-warn [overflow-wrap:anywhere]">
          <ShortList items={rows} most={MOST_SHOWN} total={total}>
            {({ row, words }) => <li key={row}>{words}</li>}
          </ShortList>
        </ul>
      </NamedGroup>
    </div>
  );
}
