// What is stored of a source ↔ what the page knows of the parts that came of it.
import type { KnownDocument } from './documents-slice';
import { type ImportSource, numbered } from './imports-slice';
import { storedFormOf, textOfStored } from './kept-texts';
import type { SourceShelf } from './source-shelf';
import type { StoredDocument, StoredImport } from './stored-sources';
import type { Part } from '@/core/prompt/part';
import type { RequestFields } from '@/core/prompt/request-fields';
import { storedFile } from '@/core/share/pack-work';
import type { UnitId } from '@/core/units';

/** `kept`: the fields that the prompt has, which are this import's where they say the same. */
export function importOf({ name, archive, text, format, conversations, requestFields, unitIds }: StoredImport, shelf: SourceShelf, kept: RequestFields | undefined): ImportSource {
  const isSame = kept !== undefined && requestFields !== null && kept.format === requestFields.format && kept.json === requestFields.json;
  return numbered({ name, ...(archive === undefined ? {} : { archive }), text: shelf.origin(text, textOfStored), format, conversations, requestFields: isSame ? kept : requestFields, unitIds });
}

export function storedImport({ name, archive, text, format, conversations, requestFields, unitIds }: ImportSource, shelf: SourceShelf): StoredImport {
  return {
    kind: 'import',
    order: shelf.nextOrder(),
    name,
    ...(archive === undefined ? {} : { archive }),
    text: shelf.place(text, storedFormOf),
    format,
    conversations: conversations == null ? null : { all: conversations.all.map((each) => ({ ...each })), taken: conversations.taken },
    requestFields: requestFields === null ? null : { ...requestFields },
    unitIds: [...unitIds],
  };
}

export function documentOf({ label, notes, undoWords, file, plain, hasEncodings, statedEncoding, isSentAsFile, shown }: StoredDocument, shelf: SourceShelf, part: Part): KnownDocument {
  const text = 'text' in part ? part.text : null;
  const held = shown.kind === 'plain' ? text : null;
  // Of what an older version stored it is not known whether it was changed.
  const isRead = shown.kind === 'read' || shown.kind === 'other';
  return {
    label,
    notes,
    undoWords,
    file: file === null ? GONE : shelf.origin(file, async (stored) => (stored instanceof Blob ? new File([stored], file.name, { type: file.type }) : null)),
    plain: plain?.kind === 'text' ? { text: shelf.origin(plain.text, textOfStored, held) } : plain === null ? null : { attachment: plain.attachment },
    encodings: hasEncodings ? new Map('encoding' in shown && shown.encoding !== undefined && text !== null ? [[text, shown.encoding]] : []) : null,
    ...(statedEncoding === undefined ? {} : { statedEncoding }),
    ...(isSentAsFile === true ? { isSentAsFile } : {}),
    readTexts: new Set(isRead && text !== null ? [text] : []),
  };
}

/** Of a file that there is no other way to read. */
const GONE: KnownDocument['file'] = { held: null, size: 0, read: () => Promise.reject(new Error('It is not kept.')) };

export function storedDocument(unitId: UnitId, { label, notes, undoWords, file, plain, encodings, statedEncoding, isSentAsFile, readTexts }: KnownDocument, shelf: SourceShelf, part: Part | undefined, before: StoredDocument | null): StoredDocument {
  return {
    kind: 'document',
    order: before?.order ?? shelf.nextOrder(),
    unitId,
    label,
    notes: [...notes],
    undoWords,
    file: plain === null && encodings === null ? null : keptFile(file, shelf, before),
    plain: plain === null ? null : 'attachment' in plain ? { kind: 'attachment', attachment: storedFile(plain.attachment) } : { kind: 'text', text: shelf.place(plain.text, storedFormOf) },
    hasEncodings: encodings !== null,
    ...(statedEncoding === undefined ? {} : { statedEncoding }),
    ...(isSentAsFile === true ? { isSentAsFile } : {}),
    shown: shownIn({ plain, encodings, readTexts }, part),
  };
}

function keptFile(file: KnownDocument['file'], shelf: SourceShelf, before: StoredDocument | null): StoredDocument['file'] {
  const place = shelf.place(file, (value) => Promise.resolve(value));
  // One that was not read since has its name there.
  if (before?.file?.key === place.key) return before.file;
  const { name = '', type = '' } = file.held ?? {};
  return { ...place, name, type };
}

/** What the part holds now. */
export function shownIn({ plain, encodings, readTexts }: Pick<KnownDocument, 'plain' | 'encodings' | 'readTexts'>, part: Part | undefined): StoredDocument['shown'] {
  if (part === undefined || !('text' in part)) return { kind: 'other' };
  const encoding = encodings?.get(part.text);
  if (plain !== null && 'text' in plain && plain.text.held === part.text) return { kind: 'plain', ...(encoding === undefined ? {} : { encoding }) };
  if (encoding !== undefined) return { kind: 'encoding', encoding };
  return { kind: readTexts.has(part.text) ? 'read' : 'edited' };
}
