// What arrives at the page, dropped or pasted, and what becomes of it: a text, an attachment, or a text and the files that
// stood in it as base64. The readers of media are loaded when the first file needs them.
import type { Model } from '@/core/catalog/model';
import type { DocumentFormat } from '@/core/importers/documents/document';
import type { TakenOut } from '@/core/importers/split-embedded';
import { mayBeRequest, mayHoldFilesInSteps } from '@/core/importers/embedded-telltale';
import { mayBeFormat } from '@/core/importers/format-telltale';
import type { Imported } from '@/core/importers/formats/imported';
import type { ReportedUsage } from '@/core/importers/reported-usage';
import { mediaName, type FileAttachment } from '@/core/prompt/attachment';
import { packText, type PartText, wholeText } from '@/core/prompt/long-text';
import type { Part, Prompt } from '@/core/prompt/part';
import type { RequestFields } from '@/core/prompt/request-fields';
import { formatInteger, type UnitId } from '@/core/units';
import { promptsOf, sameModelOf } from './arrived-prompts';
import type { Notice } from './notices-state';
import type { AppState } from './app-state';
import type { SettingsOfImport } from './settings-of-import';
import { runInSlices } from './slices-of-time';

export interface ArrivedText {
  readonly name: string;
  readonly text: PartText;
  readonly takenOut: TakenFiles | null;
  /** What the text is where its format was recognised; nothing is taken out of it then. */
  readonly imported: ArrivedImport | null;
  /** Where it was read from a document. */
  readonly document?: ArrivedDocument;
  /** Of a file in an archive, which is the document of all its texts: what is known of this one alone. */
  readonly entry?: ArrivedDocument;
  /** Its name says that it is something else: a sentence. */
  readonly nameWords?: string;
}

/** What a text was read from, and what is told of it as it arrives. */
export interface ArrivedDocument {
  readonly file: File;
  /** "Word document": what it is, for a line above its text. */
  readonly label: string;
  /** Told to the user; null: it goes without saying. */
  readonly words: string | null;
  readonly notes: readonly string[];
  /** What Undo makes of it, where that is not nothing. */
  readonly undoWords: string | null;
  /** What it is if it is not read: an attached file, or the text as it came; null: nothing that counts. */
  readonly plain: { readonly text: PartText } | { readonly attachment: FileAttachment } | null;
  /** In which encoding each text was read from it, where that was a guess or a choice. */
  readonly encodings: ReadonlyMap<PartText, string>;
  /** What it was read as; without one it is a text as it came, or no text. */
  readonly format?: DocumentFormat;
  /** The file says itself in which encoding it is. */
  readonly isStated?: true;
}

/** Tells how far a document or a long request is read: in words, and as so much of a whole. */
export type OnDocumentProgress = (words: string, done: number, whole: number) => void;

export interface ArrivedSettings extends Pick<SettingsOfImport, 'change' | 'words' | 'instead'> {
  /** A prompt that has it, with what it asks for beside its texts. */
  readonly asked: (whole: Prompt) => Prompt;
}

export interface ArrivedImport {
  readonly imported: Imported;
  /** Told to the user. */
  readonly words: string;
  readonly notes: readonly string[];
  /** It is a prompt by itself: a request, a transcript or an export, and no list of tools. */
  readonly isPrompt: boolean;
  /** The one it names, by one name for all names that it has; null: none. */
  readonly namedModel: string | null;
  /** The input tokens that it reports, where they say something of this model's estimate; null: they do not, or there are none. */
  reportFor(model: Model): ReportedUsage | null;
  /** The model and the reserve that it names, as a change of the work; the chosen one stays where its model is not known. */
  settingsFor(state: AppState): ArrivedSettings;
  /** The model alone. */
  modelFor(state: AppState): ArrivedSettings;
  /** What the prompt keeps of it beside the parts, told once it does; `before` is what it kept until then. */
  keptWords(before: RequestFields | undefined): readonly string[];
  /** What several, `all`, name that is not taken over. */
  notTakenWords(all: readonly Imported[], hasModel: boolean): readonly string[];
  partsOf(makeId: () => UnitId): readonly Part[];
}

export interface TakenFiles {
  /** The text without the files. */
  readonly rest: PartText;
  readonly files: readonly TakenOut[];
  /** What each file is called that could not be read and so is counted as text. */
  readonly leftIn: readonly string[];
}

export interface ArrivedFile {
  readonly name: string;
  readonly attachment: FileAttachment;
  /** Where its text could not be read, it says why. */
  readonly document?: ArrivedDocument;
  readonly nameWords?: string;
}

export type Arrival = ArrivedText | ArrivedFile;

/** What a text is besides text: a format that is read, or a text with files in it. In slices of a few milliseconds; a long one says how far it is. */
export async function readArrivedText(text: PartText, isWanted: () => boolean = () => true, onProgress?: OnDocumentProgress): Promise<Omit<ArrivedText, 'name' | 'text'>> {
  const imported = await readFormat(text, isWanted, onProgress);
  return { imported, takenOut: imported === null ? await takeFilesOut(text, isWanted) : null };
}

async function readFormat(text: PartText, isWanted: () => boolean, onProgress?: OnDocumentProgress): Promise<ArrivedImport | null> {
  if (!mayBeFormat(text)) return null;
  // Without the readers the text stays a document, which loses nothing.
  const formats = await import('./arrived-format').catch(() => null);
  return formats === null || !isWanted() ? null : formats.readArrivedFormat(text, isWanted, undefined, onProgress).catch(() => null);
}

/** The files that stand in a text, or null where there are none that can be read. In slices of a few milliseconds. */
export async function takeFilesOut(text: PartText, isWanted: () => boolean = () => true): Promise<TakenFiles | null> {
  if (!mayBeRequest(text) || (await runInSlices(mayHoldFilesInSteps(text), isWanted)) !== true) return null;
  // Without the reader the text is counted as it is; a file that needs it says that it did not load.
  const splitter = await import('@/core/importers/split-embedded').catch(() => null);
  if (splitter === null || !isWanted()) return null;
  const split = await runInSlices(splitter.splitInSteps(wholeText(text)), isWanted);
  if (split === undefined || split.takenOut.length === 0) return null;
  const leftIn = split.leftIn.filter(({ mediaType }) => !mediaType.startsWith('text/')).map(({ mediaType }) => mediaName(mediaType));
  return { rest: packText(split.text), files: split.takenOut, leftIn };
}

/** The parts with every text as it came. */
export function plainPartsOf(arrivals: readonly Arrival[], makeId: () => UnitId): readonly Part[] {
  return arrivals.map((arrival): Part => {
    const shared = { id: makeId(), role: 'documents', name: arrival.name, enabled: true } as const;
    return { ...shared, ...(plainOf(arrival) ?? ('attachment' in arrival ? { attachment: arrival.attachment } : { text: arrival.text })) };
  });
}

/**
 * The parts with documents read, formats recognised, and the files taken out of texts; the same parts where there are none.
 * `onImport` is told which parts came of a text whose format was read.
 */
export function partsOf(arrivals: readonly Arrival[], plain: readonly Part[], makeId: () => UnitId, onImport?: (arrival: ArrivedText, parts: readonly Part[]) => void): readonly Part[] {
  if (arrivals.every((arrival) => takenOutOf(arrival) === null && importOf(arrival) === null && readOf(arrival) === null)) return plain;
  return plain.flatMap((part, index): readonly Part[] => {
    const arrival = arrivals[index];
    if (arrival !== undefined && 'imported' in arrival && arrival.imported !== null) {
      const parts = arrival.imported.partsOf(makeId);
      onImport?.(arrival, parts);
      return parts;
    }
    const text = readOf(arrival);
    const taken = takenOutOf(arrivals[index]);
    if (text === null && taken === null) return [part];
    const read: Part = { id: part.id, role: 'documents', name: part.name, text: taken?.rest ?? text!, enabled: true };
    return taken === null ? [read] : [read, ...filePartsOf(taken, part.name, makeId)];
  });
}

/** The files that were taken out of a text, as parts named after it. */
export function filePartsOf({ files }: TakenFiles, from: string, makeId: () => UnitId): readonly Part[] {
  const names = namesOf(files, from);
  return files.map(({ attachment }, at): Part => {
    const name = names[at] ?? from;
    return { id: makeId(), role: 'documents', name, attachment: { ...attachment, fileName: name }, enabled: true };
  });
}

/** What to say when files were taken out of one text that is there already. */
export function takenOutWords(taken: TakenFiles, from: string): Omit<Notice, 'id' | 'tone'> {
  return { text: `${kindsOf(taken.files)} taken out of ${from}: base64 is never counted as text.`, details: leftInWords(from, taken), action: 'undo' };
}

/** "2 images are", "1 PDF is". */
export function filesAre({ files }: TakenFiles): string {
  return `${kindsOf(files)} ${files.length === 1 ? 'is' : 'are'}`;
}

function leftInWords(name: string, { leftIn }: TakenFiles): readonly string[] {
  return leftIn.map((left) => `${name}: a ${left} could not be read; it is counted as text.`);
}

/** What to say of arrivals, or null where they speak for themselves. `settingsWords`: of the model and reserve that an import brought; `isOneStep`: Undo takes them away as a whole. */
export function arrivalWords(arrivals: readonly Arrival[], replacedSample: boolean, settingsWords: readonly string[] = [], isOneStep = false): Omit<Notice, 'id' | 'tone'> | null {
  const [only] = arrivals;
  const what = arrivals.length === 1 && only !== undefined ? only.name : `${formatInteger(arrivals.length)} documents`;
  const sample = `${what} took the place of the sample.`;
  const texts = arrivals.flatMap((arrival) => (takenOutOf(arrival) === null ? [] : [{ name: arrival.name, taken: takenOutOf(arrival)! }]));
  const documents = documentsOf(arrivals);
  const falseNames = [...new Set(arrivals.flatMap(({ nameWords }) => nameWords ?? []))];
  const imports = [...arrivals.flatMap((arrival) => importOf(arrival) ?? []), ...documents];
  if (imports.length > 0) {
    const [first] = imports;
    const read = arrivals.flatMap((arrival) => importOf(arrival) ?? []);
    const prompts = promptsOf(arrivals).length;
    return {
      text: imports.length === 1 && first !== undefined ? first.words : prompts > 1 ? `${formatInteger(prompts)} prompts were added as one.` : imports.length === documents.length ? `${formatInteger(imports.length)} documents were read.` : `${formatInteger(imports.length)} texts were read as what they are.`,
      details: [
        ...(read.length > 1 ? [...(read[0]?.notTakenWords(read.map(({ imported }) => imported), sameModelOf(arrivals) !== null) ?? []), ...settingsWords] : []),
        ...falseNames,
        ...imports.flatMap((each) => (imports.length === 1 ? each.notes : 'file' in each ? [[each.words, ...each.notes].join(' ')] : [each.words, ...each.notes])),
        ...(read.length > 1 ? [] : settingsWords),
        ...texts.flatMap(({ name, taken }) => [`${name}: ${kindsOf(taken.files)} taken out.`, ...leftInWords(name, taken)]),
        ...(replacedSample ? [sample] : []),
        ...(isOneStep ? [] : new Set([...documents.flatMap(({ undoWords }) => undoWords ?? []), ...(imports.length === documents.length ? [] : ['Undo keeps the text as it came.'])])),
      ],
      action: 'undo',
    };
  }
  if (texts.length === 0) {
    const [name, ...others] = falseNames;
    if (name === undefined) return replacedSample ? { text: sample, details: [], action: 'undo' } : null;
    const text = others.length === 0 ? name : `${formatInteger(falseNames.length)} files are not what their names say.`;
    return { text, details: [...(others.length === 0 ? [] : falseNames), ...(replacedSample ? [sample] : [])], action: 'undo' };
  }
  const all = texts.flatMap(({ taken }) => taken.files);
  const from = texts.length === 1 ? texts[0]?.name : `${formatInteger(texts.length)} texts`;
  return {
    text: `${kindsOf(all)} taken out of ${from}: base64 is never counted as text.`,
    details: [
      ...falseNames,
      ...(texts.length > 1 ? texts.map(({ name, taken }) => `${name}: ${kindsOf(taken.files)}`) : []),
      ...texts.flatMap(({ name, taken }) => leftInWords(name, taken)),
      ...(replacedSample ? [sample] : []),
    ],
    action: 'undo',
  };
}

/** What an import stands behind; nothing in a prompt that was empty. `history`: the one that its turns joined. */
export function joinedWords({ parts }: Prompt, history: Part | undefined): readonly string[] {
  const turns = history !== undefined && 'turns' in history ? history.turns.length : 0;
  if (turns > 0) return [`Added behind the ${turns === 1 ? 'turn that was' : `${formatInteger(turns)} turns that were`} here.`];
  return parts.length === 0 ? [] : [`Added to the ${parts.length === 1 ? 'part that was' : `${formatInteger(parts.length)} parts that were`} here.`];
}

/** Each document once, also where several texts came out of it. */
function documentsOf(arrivals: readonly Arrival[]): readonly (ArrivedDocument & { readonly words: string })[] {
  return [...new Set(arrivals.flatMap(({ document }) => document ?? []))].filter((document): document is ArrivedDocument & { readonly words: string } => document.words !== null);
}

/** The text that was read from a document that is something else as well, or null. */
function readOf(arrival: Arrival | undefined): PartText | null {
  return arrival !== undefined && 'text' in arrival && plainOf(arrival) !== null ? arrival.text : null;
}

/** What this one was read from: in an archive the file of its own. */
export function readFrom(arrival: Arrival): ArrivedDocument | undefined {
  return 'entry' in arrival ? arrival.entry : arrival.document;
}

function plainOf(arrival: Arrival): ArrivedDocument['plain'] {
  return readFrom(arrival)?.plain ?? null;
}

/** The one import among arrivals, if there is just one: what it says of model, reserve and other settings is taken over. */
export function onlyImportOf(arrivals: readonly Arrival[]): ArrivedImport | null {
  const imports = arrivals.flatMap((arrival) => importOf(arrival) ?? []);
  return imports.length === 1 ? (imports[0] ?? null) : null;
}

function importOf(arrival: Arrival | undefined): ArrivedImport | null {
  return arrival !== undefined && 'imported' in arrival ? arrival.imported : null;
}

function takenOutOf(arrival: Arrival | undefined): TakenFiles | null {
  return arrival !== undefined && 'takenOut' in arrival ? arrival.takenOut : null;
}

const NOUNS = { image: ['image', 'images'], pdf: ['PDF', 'PDFs'], audio: ['sound', 'sounds'], video: ['film', 'films'] } as const;

/** "2 images", "1 PDF", "3 files" where they are of several kinds. */
function kindsOf(files: readonly TakenOut[]): string {
  const kinds = new Set(files.map(({ attachment }) => attachment.kind));
  const [kind] = kinds;
  const [one, many] = kinds.size === 1 && kind !== undefined ? NOUNS[kind] : ['file', 'files'];
  return `${formatInteger(files.length)} ${files.length === 1 ? one : many}`;
}

/** "image of request.json"; "image 1 of request.json" where there are more. */
function namesOf(files: readonly TakenOut[], from: string): readonly string[] {
  const totals = new Map<string, number>();
  const noun = ({ attachment }: TakenOut) => NOUNS[attachment.kind][0];
  for (const file of files) totals.set(noun(file), (totals.get(noun(file)) ?? 0) + 1);
  const seen = new Map<string, number>();
  return files.map((file) => {
    const number = (seen.get(noun(file)) ?? 0) + 1;
    seen.set(noun(file), number);
    return `${noun(file)}${(totals.get(noun(file)) ?? 0) > 1 ? ` ${number}` : ''} of ${from}`;
  });
}
