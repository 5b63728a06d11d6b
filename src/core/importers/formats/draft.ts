import { appendAll } from '@/core/append-all';
import { absenceOf } from './absent-content';
import { Asides } from './asides';
import { keptFields } from './kept-fields';
import { bytesOf, holdsFile, isTextUrl } from './media-bytes';
import { type FirstRequest, type FormatId, type Imported, type ImportedFile, type ImportedText, type ImportedTurn, type ImportNote, type NotCounted, repeatedCalls } from './imported';
import { FILE_NOUNS, holdBytes } from './imported-files';
import { NoteTally } from './note-tally';
import { countFault, countField, field, isRecord, type JsonRecord, textField } from './shape';
import { isDeferred, isVendorTool } from './tool-kinds';
import type { Detail } from '@/core/catalog/attachment-rule';
import { readAttachment } from '@/core/importers/read-attachment';
import type { ReportedUsage } from '@/core/importers/reported-usage';
import { firstInvalidUtf8 } from '@/core/importers/utf8';
import { LONGEST_CALL_ID, type Speaker } from '@/core/prompt/part';
import { type AsSent, type DocumentInMessage, MOST_AS_SENT_UNITS, type SettingsAsSent } from '@/core/prompt/as-sent';
import { withThoughts } from '@/core/prompt/reasoning';
import type { UnitId } from '@/core/units';
import type { RequestFields, RequestFormat } from '@/core/prompt/request-fields';

/** Collects what an importer finds, in the order in which it is sent. */
export class Draft {
  private readonly system: ImportedText[] = [];
  private readonly tools: unknown[] = [];
  private turns: ImportedTurn[] = [];
  private readonly earlier: (readonly ImportedTurn[])[] = [];
  /** `body`: the end of the text that stands in its block as it is; `file`: index of the file that it is the context of. */
  private readonly documents: (ImportedText & { readonly body: string; file?: number })[] = [];
  private readonly files: ImportedFile[] = [];
  private readonly fileBlocks = new Map<unknown, object | null>();
  private readonly notes = new NoteTally();
  private readonly fileNumbers = new Map<string, number>();
  private baseTexts = 0;
  private compacted: number | null = null;
  /** Of the turns, those that the client wrote in the place of earlier ones. */
  private replacing = 0;
  private thoughts: string[] = [];
  private untied = 0;
  readonly asides = new Asides();
  private requestFields: RequestFields | null = null;
  private toolChoice: Imported['toolChoice'] = null;
  private settings: Imported['settings'];
  modelId: string | null = null;
  lastReport: ReportedUsage | null = null;
  firstRequest: FirstRequest | null = null;
  private maxOutputTokens: number | null = null;

  /** `isTranscript`: of a client that sends no message without a text. */
  constructor(readonly isTranscript = false) {}

  /** An empty text makes no part; a message that is empty goes to `addEmpty`. */
  addSystem(text: string, name = 'System'): void {
    if (text !== '') this.pushSystem(text, name);
  }

  /** A message whose text is empty is sent all the same, in what frames it. */
  addEmpty(speaker: Speaker | 'system'): void {
    if (speaker === 'system') this.pushSystem('', 'System');
    else this.pushTurn(speaker, '', []);
  }

  private pushSystem(text: string, name: string): void {
    if (this.turns.length > 0) this.notes.count('system-moved');
    const number = this.system.length + 1;
    this.system.push({ name: number === 1 || name !== 'System' ? name : `${name} ${number}`, text });
  }

  /** The client's own system text, which stays when the history is replaced. */
  addBase(text: string): void {
    if (text === '') return;
    this.system.splice(this.baseTexts, 0, { name: this.baseTexts === 0 ? 'System' : `System ${this.baseTexts + 1}`, text });
    this.baseTexts += 1;
  }

  /** The system texts so far stay when the history is replaced. */
  settleSystem(): void {
    this.baseTexts = this.system.length;
  }

  addTools(tools: readonly unknown[]): void {
    appendAll(this.tools, tools);
    const deferred = tools.filter(isDeferred).length;
    if (deferred > 0) this.notes.count('deferred-tools', '', deferred);
    for (const tool of tools) if (isVendorTool(tool)) this.vendorTool(textField(tool, 'type'));
  }

  /** `callIds` as in `Turn`. An empty result of a known call is sent all the same: without it the call would have none. */
  addTurn(speaker: Speaker, text: string, callIds: readonly string[] = [], isError = false): void {
    const kept = callIds.map((id) => (id.length <= LONGEST_CALL_ID ? id : ''));
    this.untied += kept.filter((id) => id === '').length;
    if (text !== '' || (speaker === 'tool' && (callIds[0] ?? '') !== '')) this.pushTurn(speaker, text, kept, isError);
  }

  private pushTurn(speaker: Speaker, text: string, kept: readonly string[], isError = false): void {
    if (holdsFile(text)) this.notes.count('base64-texts');
    this.turns.push({ speaker, text, ...(this.compacted === null ? {} : { compacted: this.compacted }), ...(kept.some((id) => id !== '') ? { callIds: kept } : {}), ...(isError ? { isError } : {}), ...(speaker === 'assistant' ? withThoughts(text, this.thoughts) : {}) });
    this.compacted = null;
    if (speaker === 'assistant') this.thoughts = [];
  }

  /** Reasoning of the model, which goes into the text of the assistant's next turn. */
  reasoning(text: string): string {
    if (text !== '') this.thoughts.push(text);
    return text;
  }

  /** The next turn follows a compaction that left out so many turns; 0: not known how many. */
  markCompaction(turns: number): void {
    this.compacted = turns;
  }

  /** The client replaced the turns so far by what `read` adds, in which so many of them are sent again: they are earlier ones, behind the system texts that are not said again, and what else came with them is forgotten. */
  replaceTurns(read: () => void = () => {}, sentAgain = 0): void {
    const gone = Math.max(0, this.turns.length - sentAgain);
    if (gone > 0) this.notes.count('compacted', '', gone);
    const [turns, system] = [this.turns, this.system.slice(this.baseTexts)];
    this.leftOut('document of before a compaction', this.documents.length);
    this.leftOut('attached file of before a compaction', this.files.length);
    // What was sent with the turns so far and is not here is not sent now.
    for (const note of this.notes.takeOut((each) => absenceOf(each) !== null)) this.leftOut('uncounted file of before a compaction', absenceOf(note)?.attachment.items);
    this.markCompaction(gone);
    this.turns = [];
    this.thoughts = [];
    this.documents.length = 0;
    this.files.length = 0;
    this.fileNumbers.clear();
    this.system.length = this.baseTexts;
    read();
    this.replacing = this.turns.length;
    const unsaid = system.filter(({ text }) => !this.system.some((each) => each.text === text));
    if (unsaid.length > 0) this.notes.count('compacted-system', '', unsaid.length);
    const before = [...unsaid.map(({ text }): ImportedTurn => ({ speaker: 'user', text })), ...turns];
    if (before.length > 0) this.earlier.push(before);
  }

  addDocument(name: string, text: string, body = text): void {
    if (text === '') return;
    this.documents.push({ name: name === '' ? `Document ${this.documents.length + 1}` : name, text, body });
  }

  /** A file as base64 or as a data: URL; a text becomes a document. One that cannot be read is told, and never counted as text. Whether it is an attachment now. */
  addFile(base64: string, name: string, mediaType = '', detail?: Detail): boolean {
    const bytes = bytesOf(base64);
    if (bytes !== null && (isTextUrl(base64) || /^text\//i.test(mediaType)) && firstInvalidUtf8(bytes) < 0) {
      this.addDocument(name, new TextDecoder().decode(bytes));
      return false;
    }
    const read = bytes === null ? null : readAttachment(bytes, name);
    if (read === null || !read.ok) {
      if (name === '') this.notCounted('unreadable', 'file that cannot be read');
      else this.notes.count('file-not-counted', name);
      return false;
    }
    const noun = FILE_NOUNS[read.value.kind];
    const number = (this.fileNumbers.get(noun) ?? 0) + 1;
    this.fileNumbers.set(noun, number);
    const fileName = name === '' ? `${noun} ${number}` : name;
    const file: ImportedFile = { name: fileName, attachment: { ...read.value, fileName }, ...(detail === undefined ? {} : { detail }) };
    this.files.push(file);
    if (read.value.kind === 'pdf' && bytes !== null) holdBytes(file, bytes);
    return true;
  }

  /** A block that is an attachment: it goes from its message, with a cache mark where that was just read of it, but for what `rest` says. */
  takeBlock(block: unknown, rest: object | null = null): void {
    this.fileBlocks.set(block, rest);
    if (rest === null && isRecord(field(block, 'cache_control'))) this.asides.lose(Math.max(0, this.asides.length - 1));
    const told = this.documents.at(-1);
    // What stays of it is the last document, and tells of the last file.
    if (rest !== null && told !== undefined) told.file = this.files.length - 1;
  }

  isTaken(block: unknown): boolean {
    return this.fileBlocks.has(block);
  }

  /** What stays of a block: itself where none of it was taken. */
  restOf(block: unknown): readonly unknown[] {
    const rest = this.fileBlocks.get(block);
    return rest === undefined ? [block] : rest === null ? [] : [rest];
  }

  /** What is sent and is not here: `why` is for good, whoever reads the note. */
  notCounted(why: NotCounted['why'], what: string, count = 1, detail?: Detail): void {
    this.notes.count('not-counted', what, count, detail === undefined ? { why } : { why, detail });
  }

  /** A file that is known by its name alone; `statedTokens`: as in the note. */
  fileElsewhere(name: string, statedTokens: number | null): void {
    this.notes.count('file-not-counted', name, 1, { why: 'elsewhere', ...(statedTokens === null ? {} : { statedTokens }) });
  }

  /** What its definition costs is the vendor's to know. */
  vendorTool(name: string): void {
    this.notes.count('vendor-tool', name);
  }

  keptAsJson(type: string): void {
    this.notes.count('kept-as-json', type);
  }

  /** What a message says beside its text. `isField`: as in `Asides`. */
  aside(what: string, isField = false): void {
    this.asides.add(what, isField);
  }

  leftOut(what: string, count = 1): void {
    if (count > 0) this.notes.count('left-out', what, count);
  }

  /** `outside`: it stands in another document. */
  refNotRead(ref: string, where: 'outside' | 'cut'): void {
    this.notes.count(where === 'outside' ? 'outside-ref' : 'cut-ref', ref);
  }

  /** Messages that name one before them that is not there, or are documents alone. */
  oddMessages(kind: 'unknown-parent' | 'documents-alone', count = 1): void {
    if (count > 0) this.notes.count(kind, '', count);
  }

  note(note: ImportNote): void {
    this.notes.add(note);
  }

  /** How long the answer may be: the first of these fields that is there. */
  readLimit(value: unknown, keys: readonly string[]): void {
    this.maxOutputTokens = countField(value, keys);
    const fault = countFault(value, keys);
    if (fault !== null) this.note({ kind: 'bad-limit', ...fault });
  }

  /** What a request says beside all this, without what the work says itself. That a tool must be used is a choice of the prompt. */
  keepFields(format: RequestFormat, fields: JsonRecord): void {
    const { kept, mustUseTool, tooLong } = keptFields(format, fields, this.tools.length > 0);
    this.requestFields = kept;
    if (Object.hasOwn(fields, 'tool_choice')) this.toolChoice = mustUseTool ? 'any' : 'auto';
    if (tooLong.length > 0) this.note({ kind: 'fields-too-long', names: tooLong });
  }

  /** The model and the limit as they are written: `keys` are the fields of both. */
  keepSettings(format: RequestFormat, fields: JsonRecord, keys: readonly string[], form: Pick<SettingsAsSent, 'areTextsStrings' | 'isLegacy'> = {}): void {
    const json = JSON.stringify(Object.fromEntries(Object.entries(fields).filter(([key]) => keys.includes(key))));
    if (json.length <= MOST_AS_SENT_UNITS) this.settings = { format, json, ...form };
  }

  /** How much there is so far; `untied`: of calls and results without an id that is kept; `taken`: of blocks that are attachments. */
  get sizes(): { readonly system: number; readonly turns: number; readonly documents: number; readonly files: number; readonly taken: number; readonly untied: number; readonly asides: number } {
    return { system: this.system.length, turns: this.turns.length, documents: this.documents.length, files: this.files.length, taken: this.fileBlocks.size, untied: this.untied, asides: this.asides.length };
  }

  /** Each by its index, until `promptPartsOf` gives it an id. */
  documentsBetween(first: number, end: number): readonly DocumentInMessage[] {
    return this.documents.slice(first, end).map(({ text, body, file }, index) => ({ id: String(first + index) as UnitId, text, body, ...(file === undefined ? {} : { file: String(file) as UnitId }) }));
  }

  get spoken(): readonly ImportedTurn[] {
    return this.turns;
  }

  systemText(index: number): string {
    return this.system[index]?.text ?? '';
  }

  /** Keeps the message that a turn or a system text came in; null: it is too long. */
  keepAsSent(kind: 'turns' | 'system', index: number, asSent: AsSent | null): void {
    if (asSent === null) this.notes.count('messages-too-long');
    else if (kind === 'turns') this.turns[index] = { ...this.turns[index]!, asSent };
    else this.system[index] = { ...this.system[index]!, asSent };
  }

  /** The last message is the question where it is the user's, and not what the client wrote in the place of earlier turns. */
  finish(format: FormatId): Imported {
    const last = this.turns.at(-1);
    const isQuestion = last?.speaker === 'user' && (this.earlier.length === 0 || (last.compacted === undefined && this.turns.length > this.replacing));
    if (repeatedCalls(this.turns) > 0) this.note({ kind: 'repeated-call-ids', count: repeatedCalls(this.turns) });
    this.asides.tell(this.notes);
    return {
      format,
      system: this.system,
      tools: this.tools.length === 0 ? '' : `${JSON.stringify(this.tools, null, 2)}\n`,
      turns: isQuestion ? this.turns.slice(0, -1) : this.turns,
      earlier: this.earlier,
      documents: this.documents.map(({ name, text }) => ({ name, text })),
      files: this.files,
      question: isQuestion ? last.text : '',
      ...(isQuestion && last.text === '' ? { isQuestionEmpty: true } : {}),
      ...(isQuestion && last.asSent !== undefined ? { questionAsSent: last.asSent } : {}),
      modelId: this.modelId,
      maxOutputTokens: this.maxOutputTokens,
      requestFields: this.requestFields,
      ...(this.settings === undefined ? {} : { settings: this.settings }),
      toolChoice: this.toolChoice,
      notes: this.notes.all,
      ...(this.lastReport === null ? {} : { lastReport: this.lastReport }),
      ...(this.firstRequest === null ? {} : { firstRequest: this.firstRequest }),
    };
  }
}
