// What is sent beside the text: a file that a model sees or hears, as the figures that its cost depends on.

import type { Count, Exactness } from '@/core/tokenize/count';
import type { EncodingId } from '@/core/tokenize/encoding';
import type { ScriptTally } from '@/core/tokenize/script-tally';
import type { Speaker } from './part';
import type { CaseId } from './template-case';
import { formatInteger, type UnitId } from '@/core/units';

interface AttachedFile {
  readonly fileName: string;
  /** Such as "image/png": what the bytes are, whatever the file is called. */
  readonly mediaType: string;
  /** Of the file itself, not of its base64 form. */
  readonly sizeBytes: number;
}

export interface ImageAttachment extends AttachedFile {
  readonly kind: 'image';
  /** As shown: turned where the file says so. */
  readonly widthPx: number;
  readonly heightPx: number;
}

/** In points, 1/72 inch. */
export interface PageSize {
  readonly widthPt: number;
  readonly heightPt: number;
}

export interface PdfAttachment extends AttachedFile {
  readonly kind: 'pdf';
  /** null: the file does not say so openly, and the user is to be asked. */
  readonly pages: number | null;
  /** The user said how many pages, because the file does not. */
  readonly isAsked?: true;
  /** The different sizes of its pages, as far as they stand open in the file. */
  readonly pageSizes: readonly PageSize[];
}

export interface AudioAttachment extends AttachedFile {
  readonly kind: 'audio';
  /** null: the file does not say, and the user is to be asked. */
  readonly durationMs: number | null;
  /** The user said how long, because the file does not. */
  readonly isAsked?: true;
}

export interface VideoAttachment extends AttachedFile {
  readonly kind: 'video';
  /** null: the file does not say, and the user is to be asked. */
  readonly durationMs: number | null;
  /** The user said how long, because the file does not. */
  readonly isAsked?: true;
  readonly widthPx: number;
  readonly heightPx: number;
  /** On average; null where the file does not say. */
  readonly framesPerSecond: number | null;
}

/** A text that somebody measured and did not hand on: a link states its figures, and this page cannot check them. */
export interface WithheldText extends AttachedFile {
  readonly kind: 'withheld';
  /** Code points. */
  readonly characters: number;
  /** As the link says, with low ≤ tokens ≤ high. */
  readonly tokens: number;
  readonly low: number;
  readonly high: number;
  readonly exactness: Exactness;
  /** The tokenizer that counted: an encoding's id, or that of a family of estimates. */
  readonly countedWith: string;
  /** The white space at the ends of each of its texts, in order; absent: the link is of before, and nobody knows. */
  readonly blankEnds?: readonly BlankEnds[];
  /** Its tokens in the base encoding by kind of text: what the families of other tokenizers are estimated from. Of tools those of the text as it is written. Absent: the link is of before, or had no room. */
  readonly tally?: ScriptTally;
  /** Its tokens in the other encodings that had counted it where the link was made. */
  readonly others?: readonly OtherCount[];
  /** Of a history: who spoke, turn by turn, as each is a message of its own. */
  readonly speakers?: readonly Speaker[];
  /** How many calls of tools each of them holds; absent: the link is of before they were stated. */
  readonly calls?: readonly number[];
  /** Of tools: what stands around their definitions, which cannot be worked out without them. */
  readonly framing?: StatedFraming;
  /** Of tools: how many of them are not counted, 1 or more; absent: none, or the link is of before they were stated. */
  readonly uncountedTools?: number;
  /** The variables in it that have values in the work, as their names are no secret then. */
  readonly places?: VariablePlaces[];
  /** What it comes to with values in those, in each case that was counted where the link was made. */
  readonly cases?: StatedCase[];
  /** In a case that is none of them: how many of the tokens that are stated belong to the places of values, likely and at most. No link says so. */
  readonly inPlaces?: { readonly likely: number; readonly most: number };
  /** In which range its tokens are in other encodings, by their ids, worked out where it is read (`core/catalog/elsewhere.ts`). No link says so. */
  readonly elsewhere?: Readonly<Record<string, Span>>;
}

type Span = Pick<Count, 'low' | 'high'>;

/** White space around a text, in UTF-8 bytes. */
export interface BlankEnds {
  readonly start: number;
  readonly end: number;
  /** It has nothing else: all of it is at the start. */
  readonly isBlank?: true;
}

/** Tokens of a text in an encoding. */
export interface OtherCount {
  readonly encodingId: EncodingId;
  readonly tokens: number;
}

/** Where a variable stands in a text that is not here. */
export interface VariablePlaces {
  readonly name: string;
  /** How often, 1… */
  readonly times: number;
  /** UTF-16 units of all its places, braces and filters included: they count among the tokens of the text as it is written. */
  readonly units: number;
}

/** A text with values in it. Those that are given by a size are left out of its figures, and their places with them. */
export interface StatedCase extends Count, Pick<WithheldText, 'characters' | 'blankEnds' | 'tally'> {
  readonly others?: OtherCount[];
  /** What stands for the variables of the text, in the order of its places; null: they stand as they are written. */
  readonly values: (StatedValue | null)[];
  /** The case that it is of, where another one has other texts of the same sizes. */
  readonly of?: CaseId;
  /** Of tools with values in them: what stands around these; absent: the same as around the text as it is written, or the link is of before. */
  readonly framing?: StatedSchema;
}

/** What stands around the definitions of a part. */
export type StatedSchema = Pick<StatedFraming, 'wrapping' | 'parameterTokens'>;

export interface StatedValue {
  readonly kind: 'tokens' | 'characters';
  readonly size: number;
  /** A text of so many characters, which is among the figures. */
  readonly isText?: true;
  /** Of a text, in UTF-8, also where it is not among them as another link left it out; absent: a size, or the link is of before. */
  readonly bytes?: number;
}

export interface StatedFraming {
  /** Around the definitions of this part alone. */
  readonly wrapping: Count;
  /** How many definitions; absent: the link is of before they were stated. */
  readonly tools?: number;
  /** What OpenAI's rule counts for their parameters, beside the words of these. */
  readonly parameterTokens?: number;
  /** Once in a request, whichever of its parts has tools. */
  readonly shared: Count;
  /** The rule that it was counted by, as `framedBy` names it. */
  readonly rule: string;
}

/** Why something that is sent is not here: at an address or a file of the vendor's, added by the server, encrypted, damaged, or in no file that the client keeps. */
export const ABSENCES = ['elsewhere', 'added', 'encrypted', 'unreadable', 'unwritten'] as const;

/** A request of a session, as its file reports it: the first of the conversation as it stands, which held the least beside what is in no file. */
export interface ReportedRequest {
  /** All input, 1 or more. */
  readonly inputTokens: number;
  /** The turns of the history that it held; those behind them, and the question, came later. */
  readonly turns: number;
  /** Documents and files that came later; absent: none. */
  readonly later?: readonly UnitId[];
  /** The id of its model, as the file has it. */
  readonly model: string;
}

/** With its tokens 1 ≤ low ≤ tokens ≤ high. */
export type RangeByReport = Pick<Count, 'low' | 'high'>;

/** What an imported request sends and no one can count from what is here. It has no bytes, and no figures but what the user says. */
export interface AbsentContent {
  readonly kind: 'absent';
  /** In words, such as "2 images by address or id". */
  readonly what: string;
  /** What one of them is called, where `what` says it otherwise: by this a message that names it is compared. '' for others without a name of their own. */
  readonly one?: string;
  /** How many there are of it, 1 or more. */
  readonly items: number;
  readonly why: (typeof ABSENCES)[number];
  /** Images: some models count one alike whatever its size is. */
  readonly isImage?: true;
  /** Of all of it together, as the user says; never of images, which have rules of their own. */
  readonly tokens?: number;
  /** Those tokens are what a report leaves for it, with this range; absent: the user says them. */
  readonly byReport?: RangeByReport;
  /** What the imported file reports of a request: what is not here is among its tokens. */
  readonly reported?: ReportedRequest;
}

export type FileAttachment = ImageAttachment | PdfAttachment | AudioAttachment | VideoAttachment;
export type Attachment = FileAttachment | WithheldText | AbsentContent;
export type AttachmentKind = Attachment['kind'];

/** How many files it stands for. */
export function itemsOf(attachment: Attachment): number {
  return attachment.kind === 'absent' ? attachment.items : 1;
}

/** Whether it is the system prompt and tools of a session, which its client writes into no file. */
export function isUnwritten(attachment: Attachment): boolean {
  return attachment.kind === 'absent' && attachment.why === 'unwritten';
}

/** Whether a link states that turns of a history that it left out call tools. */
export function statesCalls(attachment: Attachment): boolean {
  return attachment.kind === 'withheld' && attachment.calls?.some((calls) => calls > 0) === true;
}

/** "PNG image, 1,568 × 882 px", "PDF, 12 pages", "MP3 audio, 1:02:03": one line for a row or a title. */
export function describeAttachment(attachment: Attachment): string {
  if (attachment.kind === 'absent') return `Not here: ${attachment.what}`;
  const format = formatName(attachment.mediaType);
  switch (attachment.kind) {
    case 'image':
      return `${format} image, ${pixels(attachment)}`;
    case 'pdf':
      return attachment.pages === null ? 'PDF, pages unknown' : `PDF, ${formatInteger(attachment.pages)} ${attachment.pages === 1 ? 'page' : 'pages'}`;
    case 'audio':
      return `${format} audio, ${length(attachment.durationMs)}`;
    case 'video':
      return `${format} video, ${length(attachment.durationMs)}, ${pixels(attachment)}`;
    case 'withheld':
      return `Text not included, ${formatInteger(attachment.characters)} characters`;
  }
}

/** What a file may leave open and the user is asked for: pages of a PDF, milliseconds of sound or film, tokens of what is not here. null: of an image nothing. */
export function askedLength(attachment: Attachment): { readonly unit: 'pages' | 'ms' | 'tokens'; readonly value: number | null } | null {
  if (attachment.kind === 'image' || attachment.kind === 'withheld') return null;
  if (attachment.kind === 'absent') return attachment.isImage === true ? null : { unit: 'tokens', value: attachment.tokens ?? null };
  const [unit, value] = attachment.kind === 'pdf' ? (['pages', attachment.pages] as const) : (['ms', attachment.durationMs] as const);
  return value === null || attachment.isAsked === true ? { unit, value } : null;
}

/**
 * The attachment with the pages, milliseconds or tokens that the user says, whole and at least 1; null takes them back. Where the
 * file itself says how long it is, nothing changes.
 */
export function withAskedLength(attachment: Attachment, value: number | null): Attachment {
  const asked = askedLength(attachment);
  if (asked === null || asked.value === value || attachment.kind === 'image' || attachment.kind === 'withheld') return attachment;
  if (attachment.kind === 'absent') {
    const { tokens: _, byReport: __, ...unsized } = attachment;
    return value === null ? unsized : { ...unsized, tokens: value };
  }
  const { isAsked: _, ...open } = attachment;
  const told = value === null ? {} : ({ isAsked: true } as const);
  return open.kind === 'pdf' ? { ...open, ...told, pages: value } : { ...open, ...told, durationMs: value };
}

/** "PNG image", "MP3 audio", "PDF". */
export function mediaName(mediaType: string): string {
  if (mediaType === 'text/plain') return 'Text';
  return mediaType === 'application/pdf' ? 'PDF' : `${formatName(mediaType)} ${mediaType.slice(0, mediaType.indexOf('/'))}`;
}

/** 62000 → "1:02", 3723000 → "1:02:03"; rounded to whole seconds. */
export function formatDuration(durationMs: number): string {
  const seconds = Math.round(durationMs / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const tail = String(seconds % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${tail}` : `${minutes}:${tail}`;
}

function length(durationMs: number | null): string {
  return durationMs === null ? 'length unknown' : formatDuration(durationMs);
}

function pixels({ widthPx, heightPx }: { readonly widthPx: number; readonly heightPx: number }): string {
  return `${formatInteger(widthPx)} × ${formatInteger(heightPx)} px`;
}

/** "image/svg+xml" → "SVG", "audio/mpeg" → "MP3". */
function formatName(mediaType: string): string {
  const subtype = mediaType.slice(mediaType.indexOf('/') + 1).replace(/^x-/, '').replace(/\+.*$/, '');
  return ({ mpeg: 'MP3', quicktime: 'QuickTime', webm: 'WebM', webp: 'WebP', ogg: 'Ogg', matroska: 'Matroska' } as Readonly<Record<string, string>>)[subtype] ?? subtype.toUpperCase();
}
