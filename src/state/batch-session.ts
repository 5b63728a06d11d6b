// Many prompts that are open: counted row by row in the background, for each model that was chosen. A row is counted by the rules of
// the window, so that opened as a prompt it comes to the same.
import type { Model } from '@/core/catalog/model';
import { MODELS } from '@/core/catalog/models';
import { type RowError, rowErrorWords, type RowPrompt } from '@/core/importers/batch/row-prompt';
import { importDetails, keptWords } from '@/core/importers/formats/import-words';
import { setNamed } from '@/core/prompt/asked';
import type { ModelId } from '@/core/units';
import { AskedOfRows, type NamedModel } from './batch-asks';
import { type AssumedAnswer, type BatchPricing, type BatchTotals, batchTotals, SizeColumn } from './batch-columns';
import { countedFill, SharedCounts } from './batch-counts';
import type { TextColumns } from './batch-files';
import { modelOfMost } from './batch-model';
import { OwnChoices } from './batch-own-choices';
import { allowedAnswer, answerOf, promptOf, settingsSaidIn } from './batch-prompt';
import type { BatchOrigin } from './batch-slice';
import { type BatchRowSource, batchSource } from './batch-source';
import { filledSettings } from './part-counts';
import { offerOf } from './price-selectors';
import { oneAtATime } from './one-at-a-time';
import { nextTask, runInSlices, Slices } from './slices-of-time';
import { selectModel, selectModels } from './selectors';
import type { AppStore } from './store';
import { knowImportedPdfs } from './imported-pdf';
import { settingsOfImport } from './settings-of-import';

export interface BatchWork {
  readonly session: BatchSession;
  readonly source: BatchRowSource;
  readonly phase: 'counting' | 'ready' | 'stopped';
  /** The columns of its tables that are read. */
  readonly columns: TextColumns;
  /** How it was read, where that is not plain to see. */
  readonly notes: readonly string[];
  readonly modelIds: readonly ModelId[];
  readonly doneRows: number;
  readonly bad: readonly BadRow[];
  readonly badRows: number;
  /** Of those, files that are no prompts, as they are no text. */
  readonly binaryRows: number;
  /** Files whose encoding is a guess. */
  readonly guessed: readonly BadRow[];
  readonly guessedRows: number;
  /** Files that look like requests and are none: they count as text. */
  readonly broken: readonly BadRow[];
  readonly brokenRows: number;
  /** Rows whose most tokens of the answer is no such number: they count as rows without one. */
  readonly badLimits: readonly BadRow[];
  readonly badLimitRows: number;
  /** Every model that the rows read so far name. */
  readonly named: readonly NamedModel[];
  /** Rows of JSON that are no known request and name no text: all of it counts as text. */
  readonly rawRows: number;
  /** Rows read so far that hold an answer behind their prompt: it is left out of the input, or counted with it. */
  readonly answerRows: number;
  readonly totals: ReadonlyMap<ModelId, BatchTotals>;
  /** Each row for the model that it names itself; null where the rows do not name several that are known. */
  readonly asNamed: BatchTotals | null;
  readonly assumed: AssumedAnswer;
}

export interface BadRow {
  readonly row: number;
  readonly words: string;
}

export interface BatchSession {
  /** What a row calls itself; '' where it does not, or is not read yet. */
  nameOf(row: number): string;
  /** It is a file that is no text. */
  isBinary(row: number): boolean;
  columnOf(id: ModelId): SizeColumn | undefined;
  pricingOf(id: ModelId): BatchPricing | null;
  setModels(ids: readonly ModelId[]): void;
  setColumns(columns: TextColumns): void;
  /** Reads tables again, with or without names in their first row. */
  setHead(isHead: boolean): void;
  stop(): void;
  resume(): void;
  /** Opens a row as the prompt, with the model and the reserve that its request names: one step of undo. */
  open(row: number): Promise<void>;
}

export const MOST_MODELS = 5;
const SHOW_MS = 400;
const AT_ONCE = 8;
const MOST_BAD_SHOWN = 1000;

/** Opens many prompts in the place of those before; null, or why they cannot be opened. Nothing happens once the signal says so. */
export async function startBatch(store: AppStore, origin: BatchOrigin, signal: AbortSignal, onShare: (share: number) => void): Promise<string | null> {
  const opened = await batchSource(origin, signal, onShare);
  if (signal.aborted) return null;
  if (!opened.ok) return opened.error.words;
  const source = opened.value;
  const namedId = origin.modelIds === undefined ? await modelOfMost(source, selectModel(store.getState()), signal) : null;
  // What is drawn first takes a task of its own.
  await nextTask();
  if (signal.aborted) return null;
  store.getState().closeBatch();
  let modelIds: readonly ModelId[] = origin.modelIds ?? [...new Set([...(namedId === null ? [] : [namedId]), selectModel(store.getState()).id, ...(store.getState().modelTable.pinnedIds ?? [])])].slice(0, MOST_MODELS);
  let texts = source.guessed;
  let columns = new Map<ModelId, SizeColumn>();
  /** Each row for the model that it names. */
  let ownColumn = new SizeColumn(source.rows);
  const names = new Array<string>(source.rows).fill('');
  let bad = new Map<number, RowError>();
  let raw = new Set<number>();
  let guesses = new Map<number, readonly string[]>();
  let broken = new Map<number, string>();
  let asked = new AskedOfRows(source.rows);
  let totals: ReadonlyMap<ModelId, BatchTotals> = new Map();
  let asNamed: BatchTotals | null = null;
  let known = new SharedCounts();
  let abort = new AbortController();
  let phase: BatchWork['phase'] = 'counting';
  let [doneRows, shownAt, serial] = [0, 0, 0];
  let isClosed = false;

  const ownChoices = new OwnChoices();
  const choicesNow = () => ownChoices.of(store.getState().work);
  const modelOf = (id: ModelId): Model | undefined => selectModels(store.getState()).find((model) => model.id === id);
  const assumedNow = (): AssumedAnswer => {
    const state = store.getState();
    const { outputTokens: typed } = state.scenario;
    if (typed !== null) return { tokens: typed, isTyped: true };
    const { modelId, settings, allowedTokens } = choicesNow();
    const { reserveTokens, isDefaultReserve } = filledSettings(settings, modelOf(modelId) ?? selectModel(state), allowedTokens);
    // A reserve that nobody chose is the room of the longest answer: priced for each of a thousand rows it would be most of the sum.
    return { tokens: isDefaultReserve ? 0 : reserveTokens, isTyped: false };
  };
  const pricingOf = (id: ModelId): BatchPricing | null => {
    const state = store.getState();
    const model = modelOf(id);
    if (model === undefined) return null;
    const { settings, allowedTokens } = choicesNow();
    return { model, settings: filledSettings(settings, model, allowedTokens), offer: offerOf(state, id), assumed: assumedNow(), atMs: state.pricesAtMs };
  };

  const isBinary = (row: number) => {
    const error = bad.get(row);
    return error?.kind === 'refused' && error.isBinary === true;
  };
  const publish = oneAtATime(async () => {
    const next = new Map<ModelId, BatchTotals>();
    for (const id of modelIds) {
      const [own, pricing] = [columns.get(id), pricingOf(id)];
      const sums = own === undefined || pricing === null ? null : await runInSlices(batchTotals(own, source.rows, () => pricing));
      if (sums != null) next.set(id, sums);
    }
    const pricings = new Map(asked.knownModels().map((id) => [id, pricingOf(id)]));
    const named = pricings.size < 2 ? null : await runInSlices(batchTotals(ownColumn, source.rows, (row) => pricings.get(asked.modelAt(row) ?? ('' as ModelId)) ?? null));
    if (isClosed) return;
    [totals, asNamed] = [next, named ?? null];
    show();
  }).run;
  const show = () => {
    shownAt = performance.now();
    const told = [...bad].slice(0, MOST_BAD_SHOWN).map(([row, error]) => ({ row, words: `${source.labelOf(row)} ${rowErrorWords(error)}` }));
    const guessed = [...guesses].slice(0, MOST_BAD_SHOWN).map(([row, words]) => ({ row, words: words.join(' ') }));
    const brokenTold = [...broken].slice(0, MOST_BAD_SHOWN).map(([row, words]) => ({ row, words: `${source.labelOf(row)} ${words}` }));
    const badLimits = [...asked.badLimits].slice(0, MOST_BAD_SHOWN).map(([row, { field, value }]) => ({ row, words: `${source.labelOf(row)} has ${field} ${value}` }));
    store.setState({ batch: { session, source, phase, columns: texts, notes: [...source.notes(texts), ...asked.notes()], modelIds, doneRows, bad: told, badRows: bad.size, binaryRows: [...bad.keys()].filter(isBinary).length, guessed, guessedRows: guesses.size, broken: brokenTold, brokenRows: broken.size, badLimits, badLimitRows: asked.badLimits.size, named: asked.named(), rawRows: raw.size, answerRows: asked.answers, totals, asNamed, assumed: assumedNow() } });
  };

  const countRow = async (row: number, read: RowPrompt, signal: AbortSignal) => {
    const prompt = promptOf(read, `batch ${row}`);
    const answer = answerOf(read, `batch ${row} answer`);
    const own = known.forRow();
    const named = asked.modelAt(row);
    // The one that it names comes first: a row is done once it is counted for the chosen ones.
    for (const id of new Set([...(named === null ? [] : [named]), ...modelIds])) {
      const model = modelOf(id);
      const unset = [id === named ? ownColumn : undefined, modelIds.includes(id) ? columns.get(id) : undefined].flatMap((each) => (each === undefined || each.get(row) !== null ? [] : [each]));
      if (model === undefined || unset.length === 0) continue;
      const fill = await countedFill(store, prompt, model, own, signal);
      const answered = answer === null ? null : await countedFill(store, answer, model, own, signal);
      if (fill === null || signal.aborted) return;
      for (const sizes of unset) sizes.set(row, fill.input, fill.uncountedAttachments + fill.uncountedTools, allowedAnswer(read, model), answered?.parts ?? null);
    }
  };

  const run = async (signal: AbortSignal) => {
    let next = 0;
    for (const id of modelIds) if (!columns.has(id)) columns.set(id, new SizeColumn(source.rows));
    await nextTask();
    const slices = new Slices();
    const lane = async () => {
      while (next < source.rows && !signal.aborted) {
        const row = next;
        next += 1;
        const isCounted = modelIds.every((id) => columns.get(id)?.get(row) != null);
        if (!isCounted && !bad.has(row)) {
          const reading = source.read(row, texts, signal);
          const read = reading instanceof Promise ? await reading : reading;
          if (signal.aborted) return;
          if (!read.ok) bad.set(row, read.error);
          else {
            names[row] = read.value.name;
            if (read.value.isRawJson) raw.add(row);
            if (read.value.guesses !== undefined) guesses.set(row, read.value.guesses);
            if (read.value.broken !== undefined) broken.set(row, read.value.broken);
            asked.add(row, read.value);
            await countRow(row, read.value, signal);
          }
        }
        if (signal.aborted) return;
        doneRows = Math.max(doneRows, row + 1);
        if (slices.isOver()) {
          await slices.next();
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
    [columns, ownColumn, bad, raw, guesses, broken, asked, totals, asNamed, known] = [new Map(), new SizeColumn(source.rows), new Map(), new Set(), new Map(), new Map(), new AskedOfRows(source.rows), new Map(), null, new SharedCounts()];
  };

  const session: BatchSession = {
    nameOf: (row) => names[row] ?? '',
    isBinary,
    columnOf: (id) => columns.get(id),
    pricingOf,
    setModels: (ids) => {
      modelIds = ids.slice(0, MOST_MODELS);
      begin();
    },
    setColumns: (chosen) => {
      texts = chosen;
      forget();
      begin();
    },
    setHead: (isHead) => store.getState().openBatch({ ...origin, isHead, modelIds }),
    stop: () => {
      abort.abort();
      if (store.getState().batch?.session !== session) return;
      phase = 'stopped';
      void publish();
    },
    resume: begin,
    open: async (row) => {
      const read = await source.read(row, texts, new AbortController().signal);
      if (!read.ok) {
        store.getState().notify({ tone: 'error', text: `${source.labelOf(row)} ${rowErrorWords(read.error)}.`, details: [], action: null });
        return;
      }
      const { work, replaceWork, notify } = store.getState();
      serial += 1;
      const { asks, imported } = read.value;
      // As the row is counted: by the catalogue's models.
      const { change, words, asSent, named } = settingsOfImport(work, { ...asks, ...settingsSaidIn(read.value), ...(imported === null ? {} : { format: imported.format }) }, selectModel(store.getState()), MODELS);
      const prompt = setNamed(promptOf(read.value, `row ${row} ${serial} ${work.prompt.parts.length}`, asSent), named);
      // Before the figures are summed up for the new work.
      ownChoices.rowOpened(work, { ...work, prompt, ...change });
      replaceWork({ ...work, prompt, untouchedSample: false, ...change });
      if (imported !== null) knowImportedPdfs(store, imported, prompt.parts);
      notify({ tone: 'info', text: `${read.value.name === '' ? source.labelOf(row) : read.value.name} of ${source.name} was opened as the prompt.`, details: [...(read.value.answer?.isInput === false ? ['Its answer in the data is left out; “Whole conversation” has it too.'] : []), ...(read.value.guesses ?? []), ...(read.value.broken === undefined ? [] : [`${source.labelOf(row)} ${read.value.broken}.`]), ...(imported === null ? [] : importDetails(imported)), ...words, ...(imported === null ? [] : keptWords(imported, undefined))], action: 'undo' });
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
    } else if (state.work.settings !== before.work.settings || state.work.prompt.allowedTokens !== before.work.prompt.allowedTokens || state.scenario !== before.scenario || state.catalogue !== before.catalogue || state.chosenOffers !== before.chosenOffers || state.work.modelId !== before.work.modelId) {
      if (phase !== 'counting') void store.getState().track('summing up many prompts', publish());
    }
  });
  begin();
  return null;
}
