import type { ReportedUsage } from '@/core/importers/reported-usage';
import type { PartText } from '@/core/prompt/long-text';
import type { TextMeasure } from '@/core/prompt/measure';
import type { CaseId } from '@/core/prompt/template-case';
import type { EncodingId } from '@/core/tokenize/encoding';
import type { RowDisplay } from '@/core/tokenize/row-display';
import type { ScriptTally } from '@/core/tokenize/script-tally';
import type { RowTable, TokenSlice } from '@/core/tokenize/spans';
import type { UnitId } from '@/core/units';
import type { ExplainAnswer } from '@/workers/tokenizer';
import type { CatalogueSlice, FiguresSlice } from './catalogue-state';
import type { ModelTableSlice } from './model-table';
import type { AlignSlice, ComparisonSlice, LanguagesSlice, WordSlice } from './tokenizer-slices';
import type { AsideSlice } from './aside-slice';
import type { CostPlansSlice } from './cost-plans-slice';
import type { CostsSlice } from './costs-state';
import type { BatchSlice } from './batch-slice';
import type { DocumentChanges, DocumentsSlice } from './documents-slice';
import type { FolderSlice } from './folder-slice';
import type { KeptSlice } from './kept-slice';
import type { ImportsSlice } from './imports-slice';
import type { LengthSlice } from './length-slice';
import type { NeedlesSlice } from './needles-slice';
import type { NoticesSlice } from './notices-state';
import type { RecallSlice } from './recall-slice';
import type { SharingSlice } from './sharing-slice';
import type { ShownCase } from './shown-case';
import type { MemorySlice } from './memory-slice';
import type { WorkSlice } from './work-state';

export const VIEWS = ['tokens', 'split', 'edit', 'fit', 'limits', 'waste', 'models', 'cost', 'position', 'memory', 'compare', 'align', 'languages', 'tokenizers', 'folder', 'batch', 'versions'] as const;
/** "prompt" is a view of its own only where the screen is too narrow for three areas. */
export type ViewId = (typeof VIEWS)[number] | 'prompt';

/** The views that have several parts, of which one is shown; the first is where they open. */
export const SUB_VIEWS = {
  models: ['table', 'own', 'newer'],
  cost: ['request', 'conversation', 'architecture', 'cache'],
  position: ['overlay', 'order', 'length', 'needles', 'rot', 'claims'],
} as const;
export type GroupId = keyof typeof SUB_VIEWS;
export type SubViews = { readonly [G in GroupId]: (typeof SUB_VIEWS)[G][number] };

export type Theme = 'system' | 'light' | 'dark';
export type DialogId = 'palette' | 'keys' | 'model' | 'share' | 'print' | 'workspaces' | 'import';

/** Tokens of an encoding and, where a family's ratios are to be applied to them, how many of each class. */
export interface CountedText {
  readonly tokens: number;
  readonly tally?: ScriptTally | undefined;
}

/** What is known of one unit's tokens. It belongs to exactly this text and encoding; otherwise it is stale. */
export type CountState =
  | (CountedText & { readonly status: 'ready'; readonly encodingId: EncodingId; readonly text: PartText })
  | {
      readonly status: 'failed';
      readonly encodingId: EncodingId;
      readonly text: PartText;
      readonly reason: string;
      /** Not the text is to blame: it can be counted once the vocabulary has loaded. */
      readonly isVocabularyMissing: boolean;
      /** Of the base encoding, where only the vocabulary of `encodingId` is missing: a better estimate than from characters. */
      readonly tally?: ScriptTally | undefined;
    };

/** How far the counting of a text is: UTF-16 units, and the bytes of those that are done in UTF-8. */
export interface CountProgress {
  readonly doneUnits: number;
  readonly totalUnits: number;
  readonly doneBytes: number;
}

/** What a long string measures. It belongs to exactly this text. */
export interface MeasuredText extends TextMeasure {
  readonly text: string;
}

/** One selection for all views. */
export interface SelectionSlice {
  /** The part or turn that the views show. */
  readonly focusId: UnitId | null;
  /** Where Shift extends the selection from. */
  readonly anchorId: UnitId | null;
  /** Parts marked together in the prompt list, for one action on several. Contains the focused part, if any. */
  readonly chosenIds: ReadonlySet<UnitId>;
  /** The pinned token: its index among the tokens of the focused part, or null. */
  readonly pinnedToken: number | null;
  /** A place that the token view should scroll to and mark, in UTF-16 units of the focused part or turn. */
  readonly revealed: { readonly unitId: UnitId; readonly start: number; readonly end: number } | null;

  /** how: "only" selects this one alone, "toggle" adds or removes it, "range" extends to it. */
  select(id: UnitId | null, how?: 'only' | 'toggle' | 'range'): void;
  selectAll(): void;
  pinToken(index: number | null): void;
  reveal(place: SelectionSlice['revealed']): void;
}

export interface CountsSlice {
  /** Finished counts by unit; stale ones stay until the new one is there. */
  readonly counts: ReadonlyMap<UnitId, CountState>;
  /** Units that are waiting or being counted now, and how far they are. */
  readonly counting: ReadonlyMap<UnitId, CountProgress>;
  /** Bytes of the texts that were finished since this round of counting began. */
  readonly countedBytes: number;
  /** What the long strings measure, by unit. Texts in UTF-8 know it themselves. */
  readonly measures: ReadonlyMap<UnitId, MeasuredText>;
  /** Tokens of the short texts that framing is made of, by encoding and text. */
  readonly framingCounts: ReadonlyMap<string, CountedText>;
  /** Why no worker can run, or null. Counts are then flagged estimates from the characters. */
  readonly workerFault: string | null;
  /** How often the user has asked for a retry: views that have failed open again then. */
  readonly retries: number;
  /** Asks for all failed counts again, those of the comparison too: whichever Retry is pressed mends all. */
  retryCounts(): void;
  /** A vocabulary was of use somewhere: what failed for want of it is asked for again. */
  vocabularyLoaded(encodingId: EncodingId): void;
  /** Stops counting; what is not counted stays an estimate until Retry. */
  cancelCounts(): void;
}

/** The focused part for the token view: where its rows begin, and the tokens of the rows that were looked at. */
export interface TokensSlice {
  readonly tokens: {
    /** Whether the rows are on their way, here, or could not be made. */
    readonly status: 'idle' | 'running' | 'ready' | 'failed';
    /** The texts that the rows belong to, one a turn or the part's own. */
    readonly segments: readonly PartText[];
    /** The part or the turns whose texts these are. */
    readonly unitIds: readonly UnitId[];
    /** What the rows are laid out to show. */
    readonly display: RowDisplay;
    /** Where the rows begin, or null. They stay while those of another width, or of a newer text, are on their way. */
    readonly rows: RowTable | null;
    /** The tokens that are here, in no order; a row may lie in several slices. */
    readonly slices: readonly TokenSlice[];
    /** Share of the rows that is done, 0…1. */
    readonly progress: number;
    /** Why there are no rows, in words. */
    readonly reason: string | null;
  };
  /** How one token came to be, or null when nobody asks. */
  readonly explanation: {
    /** Which token: its index among those of the focused part. */
    readonly token: number;
    readonly status: 'running' | 'ready' | 'failed';
    /** The merges of the piece around it, when they are here. */
    readonly answer: ExplainAnswer | null;
    /** Why there is no answer, in words. */
    readonly reason: string | null;
  } | null;
  /** Brings `tokens` up to date with the focused part, the model's encoding, the display and this width. Safe to call at any time. */
  showTokens(columns: number): void;
  /** Frees the tokens when no view shows them. */
  hideTokens(): void;
  /**
   * Says which rows are in sight, the last one exclusive: their tokens come first, others are called back. `token`: one
   * that is looked at wherever it is.
   */
  needRows(firstRow: number, endRow: number, token: number | null): void;
  /** Asks how a token came to be; null: nobody wants to know any more. */
  explainToken(token: number | null): void;
}

export interface ViewSlice {
  readonly view: ViewId;
  /** Which part of each view with several is shown. */
  readonly subViews: SubViews;
  readonly theme: Theme;
  /** The bar shows the prompt alone, or the whole window. */
  readonly barScale: 'prompt' | 'window';
  readonly tokenDisplay: RowDisplay;
  readonly showWhitespace: boolean;
  readonly dialog: DialogId | null;
  /** The prompt list shows the history's turns one by one. */
  readonly turnsOpen: boolean;
  /** The split shows the lines that the framing is made of. */
  readonly framingOpen: boolean;
  /** The case of a prompt with variables that sums are made of; null: the text as it is written. */
  readonly chosenCase: CaseId | null;
  /** The prompt in that case, once it is made; null: as it is written, also where no variable of it has a value. */
  readonly shownCase: ShownCase | null;

  /** The view that is drawn: it follows `view` when its script has arrived. */
  readonly shownView: ViewId | null;
  /** The editor should take the focus as soon as it is there. */
  readonly editorWanted: boolean;
  /** The form to calibrate should take the focus as soon as it is there. */
  readonly calibrationWanted: boolean;
  /** What an imported transcript reports, to be filled in there; null: the form stays as it is. */
  readonly calibrationReport: ReportedUsage | null;
  /** The value of this variable, or of the first where it has no name, should take the focus as soon as it is there; null: none should. */
  readonly valuesWanted: { readonly name: string | null } | null;

  show(view: ViewId): void;
  showSub<G extends GroupId>(view: G, part: SubViews[G]): void;
  /** Opens the limits at the form, with the focus in it, and with what an imported transcript reports. */
  openCalibration(report?: ReportedUsage | null): void;
  calibrationFocused(): void;
  /** Opens the limits at the values of the variables, with the focus in that of `name`, else in the first. */
  openValues(name?: string): void;
  valuesFocused(): void;
  /** Opens the editor on a part or turn, with the focus in it. */
  edit(id: UnitId): void;
  editorFocused(): void;
  viewShown(view: ViewId): void;
  setTheme(theme: Theme): void;
  setBarScale(scale: ViewSlice['barScale']): void;
  setTokenDisplay(display: RowDisplay): void;
  setShowWhitespace(on: boolean): void;
  open(dialog: DialogId | null): void;
  setTurnsOpen(open: boolean): void;
  setFramingOpen(framingOpen: boolean): void;
  chooseCase(chosenCase: CaseId | null): void;
}

/** What runs now, so that the page can say so and scripts know when it is done. */
export interface ActivitySlice {
  /** Number of running jobs by name ("saving", "reading files", "opening view"). */
  readonly activities: ReadonlyMap<string, number>;
  /** Files being read: which, how many of how many, or null. `page`: how far the document is that is read now. */
  readonly intake: { readonly name: string; readonly doneFiles: number; readonly totalFiles: number; readonly doneBytes: number; readonly totalBytes: number; readonly page?: { readonly words: string; readonly done: number; readonly whole: number } | undefined } | null;
  /** Runs a job and keeps the page from being idle until it settles. */
  track<Value>(name: string, job: Promise<Value>): Promise<Value>;
  /** Reads files in name order, adds the readable ones, media as attachments, and names the refused ones with the reason. Data of models is asked about first; `as text` takes what is no text for one; `in one step` leaves no step between for Undo, and asks nothing either. */
  addFiles(files: readonly File[], how?: 'ask' | 'as documents' | 'as text' | 'in one step'): Promise<void>;
  /** Adds pasted text as a document; files that stand in it as base64 become attachments. */
  /** `isAwaited`: the work of the last visit was waited for. */
  addPastedText(text: string, isAwaited?: boolean): void;
  cancelIntake(): void;
}

export type AppState =
  & ActivitySlice
  & AlignSlice
  & AsideSlice
  & BatchSlice
  & CatalogueSlice
  & ComparisonSlice
  & CostPlansSlice
  & CostsSlice
  & CountsSlice
  & DocumentChanges
  & DocumentsSlice
  & FiguresSlice
  & FolderSlice
  & ImportsSlice
  & KeptSlice
  & LanguagesSlice
  & LengthSlice
  & MemorySlice
  & ModelTableSlice
  & NeedlesSlice
  & NoticesSlice
  & RecallSlice
  & SelectionSlice
  & SharingSlice
  & TokensSlice
  & ViewSlice
  & WordSlice
  & WorkSlice;
