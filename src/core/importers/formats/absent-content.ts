// What an import sends and cannot be counted from what is here, as attachments without bytes: a part for each kind and name.
import { counted, statedWords } from './import-words';
import type { ImportNote } from './imported';
import type { Detail } from '@/core/catalog/attachment-rule';
import type { AbsentContent, ReportedRequest } from '@/core/prompt/attachment';

export interface NamedAbsence {
  readonly name: string;
  readonly attachment: AbsentContent;
  readonly detail?: Detail;
}

/** In the order in which they are told; `reported`: what the file reports of a request. Tools that the vendor runs are none of it: they are told with the tools. */
export function absentContent(notes: readonly ImportNote[], reported?: ReportedRequest): readonly NamedAbsence[] {
  return notes.flatMap((note) => {
    const absence = absenceOf(note);
    if (absence === null) return [];
    return absence.attachment.why === 'unwritten' && reported !== undefined ? { ...absence, attachment: { ...absence.attachment, reported } } : absence;
  });
}

/** null: a note on something else. */
export function absenceOf(note: ImportNote): NamedAbsence | null {
  switch (note.kind) {
    case 'no-system-and-tools':
      return { name: 'System prompt and tools', attachment: absent('system prompt and tools', 'system prompt and tools', 1, 'unwritten') };
    case 'hidden-context':
      return { name: note.by, attachment: absent(note.by, note.by, 1, 'added') };
    case 'file-not-counted': {
      if (note.why !== undefined) return fileElsewhere(note.name, note.count, note.statedTokens);
      const what = inWords('file that cannot be read', note.count);
      return { name: note.name === '' ? what : note.name, attachment: absent(what, note.name, note.count, 'unreadable') };
    }
    case 'not-counted': {
      const what = inWords(note.what === '' ? 'other block' : note.what, note.count);
      const attachment = absent(what, note.what, note.count, note.why);
      return note.detail === undefined ? { name: what, attachment } : { name: `${what}, ${note.detail} detail`, attachment: { ...attachment, isImage: true }, detail: note.detail };
    }
    default:
      return null;
  }
}

function fileElsewhere(fileName: string, count: number, statedTokens?: number): NamedAbsence {
  const name = fileName === '' ? inWords('file of the export', count) : fileName;
  const what = statedTokens === undefined ? name : `${name}, ${statedWords(statedTokens)}`;
  return { name, attachment: absent(what, fileName === '' ? 'file of the export' : fileName, count, 'elsewhere') };
}

function absent(what: string, one: string, items: number, why: AbsentContent['why']): AbsentContent {
  return { kind: 'absent', what, ...(one === what ? {} : { one }), items, why };
}

/** One of it needs no number. */
function inWords(what: string, count: number): string {
  return count === 1 ? what : counted(count, what);
}
