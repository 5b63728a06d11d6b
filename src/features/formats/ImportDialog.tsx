import { useEffect, useState } from 'react';
import { FORMAT_NAMES, type FormatId, type Imported, nounOf, type ReadHow } from '@/core/importers/formats/imported';
import { importWords, keptWords, reportWords } from '@/core/importers/formats/import-words';
import type { RequestFields } from '@/core/prompt/request-fields';
import { useApp, useAppStore } from '@/state/react';
import { readableFormats, reportFor } from '@/state/arrived-format';
import { selectModel } from '@/state/selectors';
import { Button } from '@/ui/Button';
import { Modal } from '@/ui/Modal';
import { ConversationList } from './ConversationList';
import { WayButton } from './WayButton';

/** How a text was read, and what else it can be read as; of several conversations or sessions, which one. */
export function ImportDialog() {
  const store = useAppStore();
  const source = useApp((state) => state.imports.find(({ id }) => id === state.shownImport) ?? null);
  const [ways, setWays] = useState<readonly Imported[] | null>(null);
  const [failed, setFailed] = useState(false);
  const close = () => store.getState().open(null);
  const text = source?.text;
  useEffect(() => {
    if (text === undefined) return undefined;
    let isWanted = true;
    const looking = text.read().then((came) => readableFormats(came, () => isWanted)).then(
      (found) => isWanted && setWays(found),
      () => isWanted && setWays([]),
    );
    void store.getState().track('looking at what else a text is', looking);
    return () => {
      isWanted = false;
    };
  }, [store, text]);
  if (source === null) return null;

  const read = async (how: ReadHow | 'plain') => {
    const done = await store.getState().rereadImport(source, how);
    if (!done) setFailed(true);
    // Another may be open by now.
    else if (store.getState().dialog === 'import') close();
  };
  const { conversations } = source;
  const several = conversations ?? ways?.find((way) => way.conversations !== undefined)?.conversations ?? null;
  const exportFormat: FormatId | null = ways?.find((way) => way.conversations !== undefined)?.format ?? source.format;
  const now = ways?.find(({ format }) => format === source.format);
  return (
    <Modal title={`How ${source.name}${source.archive === undefined ? '' : ` in ${source.archive}`} is read`} onClose={close} width="wide">
      {several !== null && exportFormat !== null ? (
        <ConversationList
          conversations={several.all}
          noun={nounOf(exportFormat)}
          taken={source.format === null ? null : several.taken}
          onChoose={(conversation) => void read({ format: exportFormat, conversation })}
        />
      ) : null}
      {now === undefined ? null : <BesideTheTexts imported={now} fields={source.requestFields} />}
      <section aria-label="Read as" className="flex flex-col gap-1 px-4 py-3">
        <h3 className="m-0 text-micro font-semibold tracking-wide text-ink-faint uppercase">Read as</h3>
        {ways === null ? <p role="status" className="m-0 text-ink-soft">Looking at what else it can be…</p> : null}
        {ways?.map((way) => (
          <WayButton
            key={way.format}
            name={FORMAT_NAMES[way.format]}
            about={importWords(way).replace(/^Read as [^:]+: /, '')}
            isNow={way.format === source.format}
            onChoose={() => void read({ format: way.format, conversation: null })}
          />
        ))}
        <WayButton name="plain text" about="One document with the text as it came." isNow={source.format === null} onChoose={() => void read('plain')} />
        {failed ? <p role="alert" className="m-0 text-bad">It cannot be read so. Nothing was changed.</p> : null}
        <p className="m-0 pt-1 text-small text-ink-faint">The text is read again as it came; what was changed in its parts since then goes with them. One step of undo.</p>
      </section>
    </Modal>
  );
}

/** What an import says beside its texts: what is kept with the request, and the tokens that were reported. */
function BesideTheTexts({ imported, fields }: { imported: Imported; fields: RequestFields | null }) {
  const store = useAppStore();
  const model = useApp(selectModel);
  // Of several requests none is the prompt's.
  const isKept = useApp((state) => fields !== null && state.work.prompt.requestFields === fields);
  const report = reportFor(imported, model);
  const kept = isKept ? keptWords(imported, undefined) : [];
  if (kept.length === 0 && imported.lastReport === undefined) return null;
  const calibrate = () => {
    store.getState().open(null);
    store.getState().openCalibration(report);
  };
  return (
    <section aria-label="Beside the texts" className="flex flex-col gap-1 border-b border-line px-4 py-3">
      {kept.map((words) => (
        <p key={words} className="m-0">
          {words}
        </p>
      ))}
      {imported.lastReport === undefined ? null : (
        <p className="m-0 flex flex-wrap items-center gap-x-3 gap-y-1">
          {reportWords(imported.lastReport, imported.isReportOfAnswer)}
          {report === null ? null : (
            <Button size="small" onClick={calibrate}>
              Calibrate…
            </Button>
          )}
        </p>
      )}
    </section>
  );
}
