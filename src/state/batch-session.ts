// Many prompts that are open: counted row by row in the background, for each model that was chosen. A row is counted by the rules of
// the window, so that opened as a prompt it comes to the same.
import type { Model } from '@/core/catalog/model';
import { type RowError, rowErrorWords, type RowPrompt, partsOfRow } from '@/core/importers/batch/row-prompt';
import { importDetails, keptWords } from '@/core/importers/formats/import-words';
import type { Imported } from '@/core/importers/formats/imported';
import { askedReserve } from '@/core/pricing/served-limit';
import type { SettingsAsSent } from '@/core/prompt/as-sent';
import { setAsked } from '@/core/prompt/edit';
import type { PartText } from '@/core/prompt/long-text';
import type { Prompt } from '@/core/prompt/part';
import type { EncodingId } from '@/core/tokenize/encoding';
import type { ModelId, UnitId } from '@/core/units';
import type { CountedText } from './app-state';
import { AskedOfRows, type NamedModel } from './batch-asks';
import { type AssumedAnswer, type BatchPricing, type BatchTotals, batchTotals, SizeColumn } from './batch-columns';
import { modelOfMost } from './batch-model';
import { OwnChoices } from './batch-own-choices';
import type { BatchOrigin } from './batch-slice';
import { type BatchRowSource, batchSource } from './batch-source';
import { fillOf, type KnownTexts } from './fill-of';
import { filledSettings } from './part-counts';
import { offerOf } from './price-selectors';
import { selectExample } from './scenario-selectors';
import { oneAtATime } from './one-at-a-time';
import { nextTask, runInSlices } from './slices-of-time';
import { selectModel, selectModels } from './selectors';
import type { AppStore } from './store';
import { settingsOfImport } from './settings-of-import';

export interface BatchWork {
  readonly session: BatchSession;
  readonly source: BatchRowSource;
  readonly phase: 'counting' | 'ready' | 'stopped';
  /** The column of a CSV that has the texts. */
  readonly column: number;
  readonly modelIds: readonly ModelId[];
  readonly doneRows: number;
  readonly bad: readonly BadRow[];
  readonly badRows: number;
  /** Rows whose most tokens of the answer is no such number: they count as rows without one. */
  readonly badLimits: readonly BadRow[];
  readonly badLimitRows: number;
  /** Every model that the rows read so far name. */
  readonly named: readonly NamedModel[];
  /** Rows of JSON that are no known request and name no text: all of it counts as text. */
  readonly rawRows: number;
  readonly totals: ReadonlyMap<ModelId, BatchTotals>;
  readonly assumed: AssumedAnswer;
}

export interface BadRow {
  readonly row: number;
  readonly words: string;
}

export interface BatchSession {
  /** What a row calls itself; '' where it does not, or is not read yet. */
  nameOf(row: number): string;
  columnOf(id: ModelId): SizeColumn | undefined;
  pricingOf(id: ModelId): BatchPricing | null;
  setModels(ids: readonly ModelId[]): void;
  setColumn(column: number): void;
  stop(): void;
  resume(): void;
  /** Opens a row as the prompt, with the model and the reserve that its request names: one step of undo. */
  open(row: number): Promise<void>;
}

export const MOST_MODELS = 5;
const SHOW_MS = 400;
const SLICE_MS = 8;
const AT_ONCE = 8;
const MOST_BAD_SHOWN = 1000;
/** Texts that come again in many rows, such as a system prompt, are counted once. */
const SHARED_TEXTS = 4_096;

/** Opens many prompts in the place of those before; null, or why they cannot be opened. Nothing happens once the signal says so. */
export async function startBatch(store: AppStore, origin: BatchOrigin, signal: AbortSignal): Promise<string | null> {
  const opened = await batchSource(origin, signal);
  if (signal.aborted) return null;
  if (!opened.ok) return opened.error.words;
  const source = opened.value;
  const namedId = await modelOfMost(source, origin.kind === 'files', signal);
  if (signal.aborted) return null;
  store.getState().closeBatch();
  let modelIds: readonly ModelId[] = [...new Set([...(namedId === null ? [] : [namedId]), selectModel(store.getState()).id, ...(store.getState().modelTable.pinnedIds ?? [])])].slice(0, MOST_MODELS);
  let column = source.guessedColumn;
  let columns = new Map<ModelId, SizeColumn>();
  const names = new Array<string>(source.rows).fill('');
  let bad = new Map<number, RowError>();
  let raw = new Set<number>();
  let asked = new AskedOfRows(source.rows);
  let totals: ReadonlyMap<ModelId, BatchTotals> = new Map();
  let known = new SharedCounts();
  let abort = new AbortController();
  let phase: BatchWork['phase'] = 'counting';
  let [doneRows, shownAt, sliceEndsAt, serial] = [0, 0, 0, 0];
  let isClosed = false;

  const ownChoices = new OwnChoices();
  const choicesNow = () => ownChoices.of(store.getState().work);
  const modelOf = (id: ModelId): Model | undefined => selectModels(store.getState()).find((model) => model.id === id);
  const assumedNow = (): AssumedAnswer => {
    const state = store.getState();
    const { outputTokens: typed } = state.scenario;
    if (typed !== null) return { tokens: typed, isTyped: true };
    const { modelId, settings } = choicesNow();
    const model = modelOf(modelId) ?? selectModel(state);
    return { tokens: askedReserve(filledSettings(settings, model), selectExample(state) === null ? offerOf(state, model.id) : null), isTyped: false };
  };
  const pricingOf = (id: ModelId): BatchPricing | null => {
    const state = store.getState();
    const model = modelOf(id);
    return model === undefined ? null : { model, settings: filledSettings(choicesNow().settings, model), offer: offerOf(state, id), assumed: assumedNow(), atMs: state.pricesAtMs };
  };

  const publish = oneAtATime(async () => {
    const next = new Map<ModelId, BatchTotals>();
    for (const id of modelIds) {
      const [own, pricing] = [columns.get(id), pricingOf(id)];
      const sums = own === undefined || pricing === null ? null : await runInSlices(batchTotals(own, source.rows, pricing));
      if (sums != null) next.set(id, sums);
    }
    if (isClosed) return;
    totals = next;
    show();
  }).run;
  const show = () => {
    shownAt = performance.now();
    const told = [...bad].slice(0, MOST_BAD_SHOWN).map(([row, error]) => ({ row, words: `${source.labelOf(row)} ${rowErrorWords(error)}` }));
    const badLimits = [...asked.badLimits].slice(0, MOST_BAD_SHOWN).map(([row, { field, value }]) => ({ row, words: `${source.labelOf(row)} has ${field} ${value}` }));
    store.setState({ batch: { session, source, phase, column, modelIds, doneRows, bad: told, badRows: bad.size, badLimits, badLimitRows: asked.badLimits.size, named: asked.named(), rawRows: raw.size, totals, assumed: assumedNow() } });
  };

  const countRow = async (row: number, read: RowPrompt, signal: AbortSignal) => {
    const prompt = promptOf(read, `batch ${row}`);
    const own = known.forRow();
    for (const id of modelIds) {
      const model = modelOf(id);
      const sizes = columns.get(id);
      if (model === undefined || sizes === undefined || sizes.get(row) !== null) continue;
      const failed = new Set<PartText>();
      for (;;) {
        const { fill, asked } = fillOf(store.getState(), prompt, model, own);
        const missing = asked.filter(({ text }) => !failed.has(text));
        if (missing.length === 0) {
          sizes.set(row, fill.input, fill.uncountedAttachments, read.asks.maxOutputTokens);
          break;
        }
        for (const { encodingId, text, tally } of missing) {
          serial += 1;
          const counted = await store.getState().countAside({ key: `batch ${serial}`, encodingId, text, tally }, { signal });
          if (signal.aborted) return;
          if (counted.ok) own.set(encodingId, text, counted.value);
          else failed.add(text);
        }
      }
    }
  };

  const run = async (signal: AbortSignal) => {
    let next = 0;
    for (const id of modelIds) if (!columns.has(id)) columns.set(id, new SizeColumn(source.rows));
    const lane = async () => {
      while (next < source.rows && !signal.aborted) {
        const row = next;
        next += 1;
        const isCounted = modelIds.every((id) => columns.get(id)?.get(row) != null);
        if (!isCounted && !bad.has(row)) {
          const reading = source.read(row, column, signal);
          const read = reading instanceof Promise ? await reading : reading;
          if (signal.aborted) return;
          if (!read.ok) bad.set(row, read.error);
          else {
            names[row] = read.value.name;
            if (read.value.isRawJson) raw.add(row);
            asked.add(row, read.value.asks);
            await countRow(row, read.value, signal);
          }
        }
        if (signal.aborted) return;
        doneRows = Math.max(doneRows, row + 1);
        if (performance.now() > sliceEndsAt) {
          await nextTask();
          sliceEndsAt = performance.now() + SLICE_MS;
          // What was closed meanwhile would be shown again.
          if (signal.aborted) return;
        }
        if (performance.now() - shownAt > SHOW_MS) show();
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, lane));
    if (signal.aborted) return;
    phase = 'ready';
    await publish();
  };
  const begin = () => {
    abort.abort();
    abort = new AbortController();
    [phase, doneRows] = ['counting', 0];
    show();
    void store.getState().track('counting many prompts', run(abort.signal));
  };
  const forget = () => {
    [columns, bad, raw, asked, totals, known] = [new Map(), new Map(), new Set(), new AskedOfRows(source.rows), new Map(), new SharedCounts()];
  };

  const session: BatchSession = {
    nameOf: (row) => names[row] ?? '',
    columnOf: (id) => columns.get(id),
    pricingOf,
    setModels: (ids) => {
      modelIds = ids.slice(0, MOST_MODELS);
      begin();
    },
    setColumn: (chosen) => {
      column = chosen;
      forget();
      begin();
    },
    stop: () => {
      abort.abort();
      if (store.getState().batch?.session !== session) return;
      phase = 'stopped';
      void publish();
    },
    resume: begin,
    open: async (row) => {
      const read = await source.read(row, column, new AbortController().signal);
      if (!read.ok) {
        store.getState().notify({ tone: 'error', text: `${source.labelOf(row)} ${rowErrorWords(read.error)}.`, details: [], action: null });
        return;
      }
      const { work, replaceWork, notify } = store.getState();
      serial += 1;
      const { asks, imported } = read.value;
      const { change, words, asSent } = settingsOfImport(work, { ...asks, ...settingsSaidIn(read.value) }, selectModel(store.getState()));
      const prompt = promptOf(read.value, `row ${row} ${serial} ${work.prompt.parts.length}`, asSent);
      // Before the figures are summed up for the new work.
      ownChoices.rowOpened(work, { ...work, ...change });
      replaceWork({ ...work, prompt, untouchedSample: false, ...change });
      notify({ tone: 'info', text: `${read.value.name === '' ? source.labelOf(row) : read.value.name} of ${source.name} was opened as the prompt.`, details: [...(imported === null ? [] : importDetails(imported)), ...words, ...(imported === null ? [] : keptWords(imported, undefined))], action: 'undo' });
    },
  };

  const unsubscribe = store.subscribe((state, before) => {
    if (state.batch?.session !== session && before.batch?.session === session) {
      isClosed = true;
      abort.abort();
      unsubscribe();
      return;
    }
    if (state.work.calibrations !== before.work.calibrations || state.figures !== before.figures) {
      forget();
      begin();
    } else if (state.work.settings !== before.work.settings || state.scenario !== before.scenario || state.catalogue !== before.catalogue || state.chosenOffers !== before.chosenOffers || state.work.modelId !== before.work.modelId) {
      if (phase !== 'counting') void store.getState().track('summing up many prompts', publish());
    }
  });
  begin();
  return null;
}

/** Where a column beside the request says one of them, they are not as it came. */
function settingsSaidIn({ imported, asks }: RowPrompt): Pick<Imported, 'settings'> {
  return imported?.modelId === asks.modelId && imported.maxOutputTokens === asks.maxOutputTokens && imported.settings !== undefined ? { settings: imported.settings } : {};
}

function promptOf(read: RowPrompt, prefix: string, asSent: SettingsAsSent | null = null): Prompt {
  let ids = 0;
  const prompt: Prompt = { parts: partsOfRow(read, () => `${prefix} ${(ids += 1)}` as UnitId), freeOrder: false };
  return read.imported === null ? prompt : setAsked(prompt, { ...read.imported, asSent });
}

/** Counts of texts that come again, and those of one row. */
class SharedCounts {
  private shared = new Map<string, CountedText>();

  forRow(): KnownTexts & { set(encodingId: EncodingId, text: PartText, count: CountedText): void } {
    const own = new Map<PartText, Map<EncodingId, CountedText>>();
    const keyOf = (encodingId: EncodingId, text: string) => `${encodingId} ${text}`;
    return {
      get: (encodingId, text) => own.get(text)?.get(encodingId) ?? (typeof text === 'string' && text.length <= SHARED_TEXTS ? this.shared.get(keyOf(encodingId, text)) : undefined),
      set: (encodingId, text, count) => {
        own.set(text, (own.get(text) ?? new Map<EncodingId, CountedText>()).set(encodingId, count));
        if (typeof text !== 'string' || text.length > SHARED_TEXTS) return;
        if (this.shared.size >= SHARED_TEXTS) this.shared = new Map();
        this.shared.set(keyOf(encodingId, text), count);
      },
    };
  }
}
