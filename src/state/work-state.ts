import type { Detail } from '@/core/catalog/attachment-rule';
import type { PartText } from '@/core/prompt/long-text';
import type { ModelSettings, Work } from '@/core/share/work';
import type { VariableCases } from '@/core/prompt/template-case';
import type { Speaker, TextRole } from '@/core/prompt/part';
import type { Calibration } from '@/core/tokenize/calibration';
import type { FamilyId } from '@/core/tokenize/estimate-family';
import type { ModelId, UnitId } from '@/core/units';
import type { Arrival, TakenFiles } from './arrivals';

/** The work: what undo and redo move through. */
export interface WorkSlice {
  /** The prompt, the model and what the user set for it. */
  readonly work: Work;
  /** Earlier states of the work, oldest first. */
  readonly past: readonly Work[];
  /** States that were undone, next redo last. */
  readonly future: readonly Work[];
  /** Edits with the same key that follow each other are one step of undo. */
  readonly lastEditKey: string | null;

  undo(): void;
  redo(): void;
  /** Ends the run of edits that undo as one step. */
  closeEdit(): void;

  /** As documents. */
  addTexts(texts: readonly { readonly name: string; readonly text: PartText }[]): void;
  /**
   * Files and texts that were read, as documents. Of a text from which files were taken out, the step before the last has
   * the text as it was, and so it is with documents that were read, unless all is to be one step.
   */
  addArrivals(arrivals: readonly Arrival[], isOneStep?: boolean): void;
  /** Changes the prompt, and what else is chosen beside it, in one step of undo, for what is loaded when it is asked for. */
  changeWork(change: Partial<Work> & Pick<Work, 'prompt'>, focusId: UnitId | null): void;
  /** Opens other work in the place of this: one step of undo. */
  replaceWork(work: Work): void;
  /** Files that were found in a text that is there already; nothing where the text has changed since. */
  takeOut(id: UnitId, name: string, from: PartText, taken: TakenFiles): void;
  /** Pages, milliseconds or tokens that the file of an attachment does not say, null takes them back. */
  sayLength(id: UnitId, value: number | null): void;
  chooseDetail(id: UnitId, detail: Detail): void;
  addPart(role: TextRole): UnitId;
  addTurn(speaker: Speaker): UnitId;
  renamePart(id: UnitId, name: string): void;
  /** how: an editor that undoes or redoes its own typing says so, and no new step is made. */
  setText(id: UnitId, text: string, how?: 'typed' | 'undo' | 'redo'): void;
  /** Several texts of parts and turns in one step. */
  /** `editKey`: of the step that it belongs to, while that is the last. */
  replaceTexts(texts: ReadonlyMap<UnitId, PartText>, editKey?: string): void;
  setSpeaker(id: UnitId, speaker: Speaker): void;
  /** Parts and turns. */
  deleteUnits(ids: readonly UnitId[]): void;
  duplicate(ids: readonly UnitId[]): void;
  setEnabled(ids: readonly UnitId[], enabled: boolean): void;
  /** Parts by one place up (-1) or down (1), as a block; turns move within the history. */
  move(ids: readonly UnitId[], direction: -1 | 1): void;
  /** Drops parts into a gap of the prompt: 0 before the first part … length after the last. */
  moveTo(ids: readonly UnitId[], index: number): void;
  /** Puts these parts into this order, in the places that they hold; frees the order where roles no longer stand together. */
  orderParts(ids: readonly UnitId[]): void;
  setFreeOrder(freeOrder: boolean): void;
  /** auto: the model uses tools as it likes; any: it must use one. */
  setToolChoice(choice: 'auto' | 'any'): void;
  clear(): void;
  loadSample(): void;

  /** `change`: what goes with it, in one step of undo. */
  chooseModel(id: ModelId, change?: Partial<Work>): void;
  setSettings(change: Partial<ModelSettings>): void;
  /** How much a part matters, 0 or more; 1 is the default. */
  setImportance(id: UnitId, importance: number): void;
  /** What stands for a variable of a template; null for both takes it back. */
  setVariable(name: string, cases: VariableCases): void;
  /** A pinned part stays in its place when an order is looked for. */
  setPinned(id: UnitId, pinned: boolean): void;
  /** Takes over what a reported count says of a family; it takes the place of an older one. */
  calibrate(calibration: Calibration): void;
  /** The family has its own estimate and range again. */
  resetCalibration(familyId: FamilyId): void;
  /** Replaces everything without a step of undo: what was kept from the last visit. */
  restore(work: Work): void;
}
