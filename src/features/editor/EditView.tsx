import { Suspense, lazy, useDeferredValue, useEffect, useMemo, useState } from 'react';
import { type PartText, wholeText } from '@/core/prompt/long-text';
import type { HistoryPart, Part } from '@/core/prompt/part';
import { formatCount } from '@/core/tokenize/count';
import { formatCompact, type UnitId } from '@/core/units';
import { useApp, useAppStore, useBusy } from '@/state/react';
import { asWritten, selectFocusedPart, selectUnitCounts } from '@/state/selectors';
import { Badge } from '@/ui/Badge';
import { Button } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';
import { ROLE_LOOK } from '@/ui/role-look';
import { EmbeddedHint } from './EmbeddedHint';
import { ImportHint } from './ImportHint';
import { ToolsHint } from './ToolsHint';
import { jsonProblem } from './json-problem';
import { lineEndingOf } from './line-endings';
import { NameField } from './NameField';
import { TurnList } from './TurnList';
import { type EditedUnit, editedUnit } from './unit-text';
import { VariablesHint } from './VariablesHint';

/** From here on opening the editor holds the page up for more than a moment, so it waits until it is asked for. */
const ASK_UNITS = 1 << 24;

const loadEditor = () => import('./CodeEditor');
const CodeEditor = lazy(loadEditor);

/** The text of the focused part, or of a turn of the focused history. */
export function EditView() {
  const part = useApp(selectFocusedPart);
  const focusId = useApp((state) => state.focusId);
  const hasParts = useApp((state) => state.work.prompt.parts.length > 0);
  const store = useAppStore();

  useEffect(() => {
    void store.getState().track('opening the editor', loadEditor());
  }, [store]);

  if (part === null) {
    return (
      <EmptyState title={hasParts ? 'No part is selected' : 'Nothing to edit yet'}>
        <p className="m-0">{hasParts ? 'Choose a part in the prompt or in the bar to edit its text.' : 'Paste a text, drop files, or add a part.'}</p>
      </EmptyState>
    );
  }
  const unit = editedUnit(part, focusId);
  return (
    <div className="@container flex min-h-0 flex-1 flex-col">
      <EditHeader part={part} unit={unit} />
      <ImportHint id={unit?.id ?? part.id} />
      {part.role === 'tools' && 'text' in part && <JsonHint text={part.text} />}
      {unit !== null && <EmbeddedHint key={unit.id} unit={unit} />}
      {unit !== null && <VariablesHint key={`${unit.id} variables`} unit={unit} />}
      {unit !== null && <ToolsHint key={`${unit.id} tools`} unit={unit} />}
      {'turns' in part ? <HistoryBody part={part} unit={unit} /> : unit && <UnitEditor unit={unit} />}
    </div>
  );
}

function EditHeader({ part, unit }: { part: Part; unit: EditedUnit | null }) {
  const { renamePart, closeEdit } = useAppStore().getState();
  return (
    <header className="flex min-h-11 flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-1.5 pr-3 pl-1 md:pr-5 md:pl-3">
      <NameField
        key={part.id}
        name={part.name}
        isCode={part.role === 'tools'}
        onRename={(name) => renamePart(part.id, name)}
        onDone={closeEdit}
      />
      <span className="flex items-center gap-2 pl-2 text-ink-soft">
        {unit?.kind === 'turn' && <span className="capitalize">{unit.name}</span>}
        {unit && <UnitTokens id={unit.id} />}
        {unit && !isHuge(unit) && <EndingLabel text={unit.text} />}
        {!part.enabled && (
          <Badge tone="warn" title="It stays in the prompt and counts nothing">
            off
          </Badge>
        )}
        <span className="inline-flex items-center gap-1.5 text-ink-faint">
          <span aria-hidden className="size-2.5 rounded-[3px]" style={{ backgroundColor: ROLE_LOOK[part.role].color }} />
          {ROLE_LOOK[part.role].label}
        </span>
      </span>
    </header>
  );
}

function UnitTokens({ id }: { id: UnitId }) {
  const count = useApp((state) => selectUnitCounts(asWritten(state)).get(id));
  if (count === undefined) return null;
  if (count.status === 'pending') return <span title={`${formatCount(count)} by the characters`}>counting…</span>;
  const noun = count.tokens === 1 ? 'token' : 'tokens';
  return <span title={count.reason ?? undefined}>{`${formatCount(count)} ${noun}`}</span>;
}

const ENDING_TITLE = {
  LF: 'Every line ends in LF (\\n). It stays so.',
  CRLF: 'Every line ends in CRLF (\\r\\n). It stays so.',
  Mixed: 'Lines end in different ways. They are kept as they are; a carriage return shows as a mark.',
} as const;

function EndingLabel({ text }: { text: PartText }) {
  const settled = useDeferredValue(text);
  const ending = useMemo(() => lineEndingOf(wholeText(settled)), [settled]);
  if (ending === null) return null;
  return (
    <Badge tone={ending === 'Mixed' ? 'warn' : 'plain'} title={ENDING_TITLE[ending]}>
      {ending}
    </Badge>
  );
}

function JsonHint({ text }: { text: PartText }) {
  const settled = useDeferredValue(text);
  const problem = useMemo(() => jsonProblem(wholeText(settled)), [settled]);
  if (problem === null) return null;
  return (
    <p role="status" title={problem} className="m-0 truncate border-b border-line bg-warn-wash px-3 py-1 md:px-5 text-small text-warn">
      {`Not valid JSON, counted as plain text: ${problem}`}
    </p>
  );
}

function HistoryBody({ part, unit }: { part: HistoryPart; unit: EditedUnit | null }) {
  return (
    <div className="flex min-h-0 flex-1 flex-col @3xl:flex-row">
      <TurnList history={part} chosenId={unit?.id ?? null} />
      {unit === null ? (
        <EmptyState title="No turns yet">
          <p className="m-0">Add a turn to begin the conversation.</p>
        </EmptyState>
      ) : (
        <UnitEditor unit={unit} />
      )}
    </div>
  );
}

function UnitEditor({ unit }: { unit: EditedUnit }) {
  const { setText, closeEdit, track, editorFocused, edit } = useAppStore().getState();
  const wanted = useApp((state) => state.editorWanted);
  const [openedId, setOpenedId] = useState<UnitId | null>(null);
  if (wanted && openedId !== unit.id) setOpenedId(unit.id);
  const isAsking = isHuge(unit) && openedId !== unit.id;
  const text = useMemo(() => (isAsking ? '' : wholeText(unit.text)), [isAsking, unit.text]);
  if (isAsking) {
    return (
      <EmptyState title={`${unit.name} is large`}>
        <p className="m-0">It has {formatCompact(unit.text.length)} characters. The page stands still for a moment while the editor opens.</p>
        <Button onClick={() => edit(unit.id)}>Open the editor</Button>
      </EmptyState>
    );
  }
  return (
    <div className="relative h-full min-h-50 min-w-0 flex-1 max-md:h-[55dvh] max-md:flex-none print:h-auto">
      <Suspense fallback={<Opening />}>
        <CodeEditor
          key={unit.id}
          label={`Text of ${unit.name}`}
          text={text}
          wanted={wanted}
          onFocused={editorFocused}
          onText={(text, how) => setText(unit.id, text, how)}
          onPending={(handedOver) => void track('typing', handedOver)}
          onBlur={closeEdit}
        />
      </Suspense>
    </div>
  );
}

function isHuge(unit: EditedUnit): boolean {
  return unit.text.length > ASK_UNITS;
}

function Opening() {
  useBusy('opening the editor');
  return <p className="appear-late m-0 px-3 py-3 text-ink-faint md:px-5">Opening the editor…</p>;
}
