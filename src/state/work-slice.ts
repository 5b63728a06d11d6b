import { DEFAULT_MODEL_ID } from '@/core/catalog/catalogue';
import {
  addParts,
  addTurn,
  deleteUnits,
  duplicateUnit,
  EMPTY_PROMPT,
  moveParts,
  moveTurns,
  orderParts,
  renamePart,
  setAskedLength,
  setContent,
  setDetail,
  setEnabled,
  setFreeOrder,
  setPartText,
  setTexts,
  setToolChoice,
  setTurnSpeaker,
  setTurnText,
} from '@/core/prompt/edit';
import { isSameText } from '@/core/prompt/long-text';
import { namedApart } from '@/core/prompt/names-of-parts';
import { type Part, type Prompt, unitsOf } from '@/core/prompt/part';
import { samplePrompt } from '@/core/prompt/sample';
import { settingsOf, type Work } from '@/core/share/work';
import { withCalibration, withoutCalibration } from '@/core/tokenize/calibration';
import type { UnitId } from '@/core/units';
import { mayBeBroken } from '@/core/importers/format-telltale';
import type { WorkSlice } from './work-state';
import { arrivalWords, filePartsOf, joinedWords, onlyImportOf, partsOf, plainPartsOf, readFrom, takenOutWords } from './arrivals';
import { promptsOf, sameModelOf } from './arrived-prompts';
import { type DocumentChanges, knownDocument } from './documents-slice';
import { withoutImportedReserves } from './imported-reserves';
import { type ImportSource, importSource } from './imports-slice';
import { stepsAfterEditorTravel } from './editor-steps';
import { withoutUndo } from './notices-state';
import { heldOrigin } from './origin';
import { defaultFocus, focusedAlone, selectionIn } from './selection-in';
import { selectModel } from './selectors';
import type { Slice } from './store';

const MOST_STEPS = 200;
let heeded = 0;
const NEW_NAME = { system: 'System text', tools: 'new_tool', documents: 'Untitled document', question: 'Question' } as const;
const NEW_TEXT = {
  system: '',
  tools: '{\n  "name": "new_tool",\n  "description": "",\n  "parameters": { "type": "object", "properties": {} }\n}\n',
  documents: '',
  question: '',
} as const;

/** The work of a first visit. */
export function firstWork(): Work {
  return { prompt: samplePrompt(), modelId: DEFAULT_MODEL_ID, settings: {}, calibrations: {}, untouchedSample: true };
}

export const createWorkSlice: Slice<WorkSlice & DocumentChanges> = (set, get, api, { makeId }) => {
  /** One step of undo, unless it continues the step before (same `editKey`); two with a prompt on the way (`by`). */
  const commit = (change: Partial<Work>, options: { editKey?: string; focusId?: UnitId | null; by?: Prompt; isWhole?: boolean } = {}) => {
    const state = get();
    const editKey = options.editKey ?? null;
    const continues = editKey !== null && editKey === state.lastEditKey;
    // Other work as a whole: what it does not say must not stay from this one.
    const work = options.isWhole === true ? (change as Work) : { ...state.work, ...change };
    const steps = options.by === undefined ? [state.work] : [state.work, { ...state.work, prompt: options.by, untouchedSample: false }];
    set({
      work,
      past: continues ? state.past : [...state.past, ...steps].slice(-MOST_STEPS),
      future: [],
      lastEditKey: editKey,
      notices: withoutUndo(state.notices),
      ...selectionIn(work, options.focusId === undefined ? state : { ...state, ...focusedAlone(options.focusId) }, state.work),
    });
  };
  const edit = (change: (prompt: Prompt) => Prompt, options: Parameters<typeof commit>[1] = {}) => {
    const { prompt } = get().work;
    const next = change(prompt);
    if (next !== prompt) commit({ prompt: next, untouchedSample: false }, options);
  };
  /** An edit by which texts may go, or be called otherwise, that notes in others name. */
  const take = (change: (prompt: Prompt) => Prompt) => {
    const { prompt } = get().work;
    edit(change);
    if (get().work.prompt !== prompt) heed(prompt);
  };
  /** Looks after notes that name what changed since; what becomes of them is of the same step, as long as it is the last. */
  const heed = (before: Prompt) => {
    heeded += 1;
    const editKey = `notes:${heeded}`;
    set({ lastEditKey: editKey });
    void get().track('looking for notes', import('./follow-notes').then(({ followNotes }) => followNotes(before, editKey, api), () => undefined));
  };
  const travel = (from: 'past' | 'future', to: 'past' | 'future') => {
    const state = get();
    const work = state[from].at(-1);
    if (work === undefined) return;
    set({
      work,
      [from]: state[from].slice(0, -1),
      [to]: [...state[to], state.work],
      lastEditKey: null,
      notices: withoutUndo(state.notices),
      ...selectionIn(work, state, state.work),
    });
  };

  return {
    work: firstWork(),
    past: [],
    future: [],
    lastEditKey: null,

    undo: () => travel('past', 'future'),
    redo: () => travel('future', 'past'),
    closeEdit: () => {
      const { lastEditKey, past } = get();
      set({ lastEditKey: null });
      const before = past.at(-1);
      if (before !== undefined && lastEditKey?.startsWith('name:') === true) heed(before.prompt);
    },

    addTexts: (texts) => get().addArrivals(texts.map((text) => ({ ...text, takenOut: null, imported: null }))),
    addArrivals: (arrivals, isOneStep = false) => {
      if (arrivals.length === 0) return;
      const { work, notify } = get();
      const plain = plainPartsOf(arrivals, makeId);
      const sources: ImportSource[] = [];
      const made = partsOf(arrivals, plain, makeId, (arrival, parts) => sources.push(importSource({ name: arrival.name, ...(arrival.entry === undefined || arrival.document === undefined ? {} : { archive: arrival.document.file.name }), text: heldOrigin(arrival.text, arrival.text.length), imported: arrival.imported?.imported ?? null }, parts)));
      const base = work.untouchedSample ? EMPTY_PROMPT : work.prompt;
      const added = sources.length === 0 ? made : namedApart(made, base.parts);
      const by = added === plain || isOneStep ? {} : { by: addParts(base, plain) };
      const read = arrivals.flatMap((arrival, index) => {
        const known = readFrom(arrival);
        return known === undefined || plain[index] === undefined ? [] : [[plain[index].id, knownDocument(known, arrival)] as const];
      });
      if (read.length > 0) get().knowDocuments(read);
      const arrived = onlyImportOf(arrivals);
      const { change: settings, words: settingsWords, asked, instead } = arrived?.settingsFor(get()) ?? sameModelOf(arrivals)?.modelFor(get()) ?? { change: {}, words: [], asked: (whole: Prompt) => whole };
      const prompt = addParts(base, added);
      commit({ prompt: asked(prompt), untouchedSample: false, ...settings }, { focusId: added[0]?.id ?? null, ...by });
      // A history joins the one that is there, of which the message speaks then.
      const history = added.some((part) => 'turns' in part) ? base.parts.find((part) => 'turns' in part) : undefined;
      const joined = sources.length === 0 ? [] : joinedWords(base, history);
      const words = arrivalWords(arrivals, work.untouchedSample && work.prompt.parts.length > 0, [...joined, ...settingsWords, ...(arrived?.keptWords(base.requestFields) ?? [])], isOneStep);
      get().keepImports(sources);
      const [only, ...others] = sources;
      const replaceInstead = () => {
        commit({ prompt: asked(addParts(EMPTY_PROMPT, made)) }, { focusId: added[0]?.id ?? null });
        notify({ tone: 'info', text: `${only?.name ?? ''} took the place of what was here.`, details: [], action: 'undo' });
      };
      const replacing = joined.length === 0 ? [] : [{ label: 'Replace instead', choose: replaceInstead }];
      const change = { label: 'Change…', opensImport: only?.id, choose: () => only !== undefined && get().openImport(only.id) };
      const report = arrived?.reportFor(selectModel(get())) ?? null;
      const calibrating = report === null ? [] : [{ label: 'Calibrate…', choose: () => get().openCalibration(report) }];
      const openMany = { label: 'Open as many prompts', choose: () => void get().track('opening many prompts', import('./batch-arrivals').then(({ openArrivals }) => openArrivals(api, arrivals, sources), () => undefined)) };
      const offered = promptsOf(arrivals).length > 1 ? { choices: [openMany] } : only === undefined || others.length > 0 ? {} : { choices: [...replacing, ...(instead?.(get) ?? []), change, ...calibrating] };
      if (words !== null) notify({ tone: 'info', ...words, ...offered, about: new Set([...added, ...(history === undefined ? [] : [history])].map(({ id }) => id)) });
      if (base.parts.length + added.length > 1) void get().track('looking for copies', import('./tell-copies').then(({ tellCopies }) => tellCopies(base.parts, added, get()), () => undefined));
      for (const [index, arrival] of arrivals.entries()) {
        if (!('imported' in arrival) || arrival.imported !== null || !mayBeBroken(arrival.text)) continue;
        // Without the script it is a text as it is, all the same.
        void get().track('looking where a text breaks', import('./broken-format').then(({ tellBrokenFormat }) => tellBrokenFormat(arrival.name, arrival.text, new Set(plain.slice(index, index + 1).map(({ id }) => id)), notify), () => undefined));
      }
      if (only?.conversations !== null && others.length === 0 && only !== undefined) get().openImport(only.id);
    },
    changeWork: (change, focusId) => {
      const { prompt } = get().work;
      commit({ ...change, untouchedSample: false }, { focusId });
      if (get().work.prompt !== prompt) heed(prompt);
    },
    replaceWork: (work) => commit(work, { focusId: defaultFocus(work.prompt), isWhole: true }),
    takeOut: (id, name, from, taken) => {
      const { work, notify } = get();
      const unit = work.prompt.parts.flatMap((part) => unitsOf(part)).find((each) => each.id === id);
      if (unit === undefined || !isSameText(unit.text, from)) return;
      const without = setTurnText(setPartText(work.prompt, id, taken.rest), id, taken.rest);
      commit({ prompt: addParts(without, filePartsOf(taken, name, makeId)), untouchedSample: false });
      notify({ tone: 'info', ...takenOutWords(taken, name) });
    },
    makeTools: (id) =>
      edit((prompt) => {
        const part = prompt.parts.find((each) => each.id === id);
        return part === undefined || !('text' in part) ? prompt : addParts(deleteUnits(prompt, [id]), [{ ...part, role: 'tools' }]);
      }, { focusId: id }),
    setContent: (id, content) => edit((prompt) => setContent(prompt, id, content)),
    sayLength: (id, value) => edit((prompt) => setAskedLength(prompt, id, value)),
    chooseDetail: (id, detail) => edit((prompt) => setDetail(prompt, id, detail)),
    addPart: (role) => {
      const part: Part = { id: makeId(), role, name: NEW_NAME[role], text: NEW_TEXT[role], enabled: true };
      edit((prompt) => addParts(prompt, [part]), { focusId: part.id });
      return part.id;
    },
    addTurn: (speaker) => {
      const turn = { id: makeId(), speaker, text: '' };
      edit((prompt) => addTurn(prompt, turn, makeId()), { focusId: turn.id });
      return turn.id;
    },
    renamePart: (id, name) => edit((prompt) => renamePart(prompt, id, name), { editKey: `name:${id}` }),
    setText: (id, text, how = 'typed') => {
      const write = (prompt: Prompt) => setTurnText(setPartText(prompt, id, text), id, text);
      if (how === 'typed') {
        edit(write, { editKey: `text:${id}` });
        return;
      }
      const state = get();
      const prompt = write(state.work.prompt);
      if (prompt === state.work.prompt) return;
      const next = { ...state.work, prompt, untouchedSample: false };
      const steps = stepsAfterEditorTravel(state, next, id, how);
      set({ ...steps, lastEditKey: `text:${id}`, ...selectionIn(steps.work, state, state.work) });
    },
    replaceTexts: (texts, editKey) => edit((prompt) => setTexts(prompt, texts), editKey === undefined ? {} : { editKey }),
    setSpeaker: (id, speaker) => edit((prompt) => setTurnSpeaker(prompt, id, speaker)),
    deleteUnits: (ids) => take((prompt) => deleteUnits(prompt, ids)),
    duplicate: (ids) => {
      const copies: UnitId[] = [];
      edit((prompt) =>
        ids.reduce((so_far, id) => {
          const copyId = makeId();
          const next = duplicateUnit(so_far, id, copyId);
          if (next !== so_far) copies.push(copyId);
          return next;
        }, prompt),
      );
      if (copies.length > 0) set({ focusId: copies[0] ?? null, chosenIds: new Set(copies) });
    },
    setEnabled: (ids, enabled) => (enabled ? edit : take)((prompt) => setEnabled(prompt, ids, enabled)),
    move: (ids, direction) =>
      take((prompt) => moveTurns(moveParts(prompt, ids, { by: direction }), ids, { by: direction })),
    moveTo: (ids, index) => edit((prompt) => moveParts(prompt, ids, { toIndex: index })),
    orderParts: (ids) => edit((prompt) => orderParts(prompt, ids)),
    setFreeOrder: (freeOrder) => edit((prompt) => setFreeOrder(prompt, freeOrder)),
    setToolChoice: (choice) => edit((prompt) => setToolChoice(prompt, choice)),
    clear: () => {
      const { variables, ...rest } = get().work;
      if (rest.prompt.parts.length === 0 && variables === undefined) return;
      const { settings, words } = withoutImportedReserves(rest.settings);
      commit({ ...rest, prompt: EMPTY_PROMPT, untouchedSample: false, settings }, { focusId: null, isWhole: true });
      get().dismissEarlier();
      get().notify({ tone: 'info', text: 'The prompt was cleared.', details: words, action: 'undo' });
    },
    loadSample: () => {
      const { variables: _, ...rest } = get().work;
      const prompt = samplePrompt();
      commit({ ...rest, prompt, untouchedSample: true, settings: withoutImportedReserves(rest.settings).settings }, { focusId: defaultFocus(prompt), isWhole: true });
    },

    chooseModel: (modelId, change) => {
      if (change !== undefined || modelId !== get().work.modelId) commit({ ...change, modelId });
    },
    setSettings: (change) => {
      const { modelId, settings } = get().work;
      const own = settingsOf(settings, modelId);
      const key = `settings:${modelId}:${Object.keys(change).sort().join()}`;
      commit({ settings: { ...settings, [modelId]: { ...own, ...change } } }, { editKey: key });
    },
    setImportance: (id, importance) => commit({ importance: { ...get().work.importance, [id]: importance } }, { editKey: `importance:${id}` }),
    setPinned: (id, pinned) => {
      const others = (get().work.pinnedIds ?? []).filter((other) => other !== id);
      commit({ pinnedIds: pinned ? [...others, id] : others });
    },
    setVariable: (name, cases) => {
      const others = Object.fromEntries(Object.entries(get().work.variables ?? {}).filter(([other]) => other !== name));
      const isSet = cases.typical !== null || cases.worst !== null;
      commit({ variables: Object.fromEntries([...Object.entries(others), ...(isSet ? [[name, cases] as const] : [])]) });
    },
    calibrate: (calibration) => commit({ calibrations: withCalibration(get().work.calibrations, calibration) }),
    resetCalibration: (familyId) => {
      const { calibrations } = get().work;
      if (calibrations[familyId] !== undefined) commit({ calibrations: withoutCalibration(calibrations, familyId) });
    },
    restore: (work) => set({ work, past: [], future: [], lastEditKey: null, ...focusedAlone(defaultFocus(work.prompt)), pinnedToken: null }),
  };
};
