import { absentContent } from './absent-content';
import type { Imported } from './imported';
import type { AsSent } from '@/core/prompt/as-sent';
import type { ReportedRequest } from '@/core/prompt/attachment';
import type { Part, Turn } from '@/core/prompt/part';
import type { UnitId } from '@/core/units';
import { type PartText, packText } from '@/core/prompt/long-text';

/** Every text of an import that becomes one of a part or a turn. */
export function textsOf({ system, tools, turns, earlier, documents, question }: Imported): readonly string[] {
  return [...[...system, ...turns, ...earlier.flat(), ...documents].map(({ text }) => text), tools, question];
}

/**
 * The parts of a prompt that an import makes, in send order; `makeId` is asked for each part and turn, `pack` for the form in
 * which a text is kept.
 */
export function promptPartsOf(imported: Imported, makeId: () => UnitId, pack: (text: string) => PartText = packText): readonly Part[] {
  const { system, tools, turns, earlier, documents, files, question, isQuestionEmpty, questionAsSent, notes } = imported;
  const documentIds: UnitId[] = [];
  const fileIds: UnitId[] = [];
  const made = (all: Imported['turns']): readonly Turn[] => all.map((turn) => ({ ...turn, id: makeId(), text: pack(turn.text) }));
  const text = (role: 'system' | 'tools' | 'documents' | 'question', name: string, content: string, asSent?: AsSent): Part => ({ id: makeId(), role, name, text: pack(content), enabled: true, ...(asSent === undefined ? {} : { asSent }) });
  const parts = [
    ...system.map((each) => text('system', each.name, each.text, each.asSent)),
    ...(tools === '' ? [] : [text('tools', 'Tools', tools)]),
    ...(turns.length === 0
      ? []
      : [{ id: makeId(), role: 'history', name: 'Conversation', turns: made(turns), ...(earlier.length === 0 ? {} : { earlier: earlier.map(made) }), enabled: true } as const]),
    ...documents.map((each) => {
      const part = text('documents', each.name, each.text);
      documentIds.push(part.id);
      return part;
    }),
    ...files.map((file): Part => {
      const id = makeId();
      fileIds.push(id);
      return { id, role: 'documents', name: file.name, attachment: file.attachment, ...(file.detail === undefined ? {} : { detail: file.detail }), enabled: true };
    }),
    ...absentContent(notes, reportedRequest(imported, { documents: documentIds, files: fileIds })).map((absent): Part => ({ id: makeId(), role: 'documents', ...absent, enabled: true })),
    ...(question === '' && isQuestionEmpty === undefined ? [] : [text('question', 'Question', question, questionAsSent)]),
  ];
  return parts.map((part) => withDocumentIds(part, { documents: documentIds, files: fileIds }));
}

function reportedRequest({ firstRequest }: Imported, ids: PartIds): ReportedRequest | undefined {
  if (firstRequest === undefined) return undefined;
  const { documents, files, ...reported } = firstRequest;
  const later = [...ids.documents.slice(documents), ...ids.files.slice(files)];
  return later.length === 0 ? reported : { ...reported, later };
}

interface PartIds {
  readonly documents: readonly UnitId[];
  readonly files: readonly UnitId[];
}

/** A message as it came names its documents, and the files that they tell of, by their place in the import until now. */
function withDocumentIds(part: Part, ids: PartIds): Part {
  if ('turns' in part) return { ...part, turns: part.turns.map((turn) => named(turn, ids)) };
  return 'attachment' in part ? part : named(part, ids);
}

function named<Kept extends { readonly asSent?: AsSent }>(kept: Kept, ids: PartIds): Kept {
  const { asSent } = kept;
  if (asSent?.documents === undefined) return kept;
  return { ...kept, asSent: { ...asSent, documents: asSent.documents.map((each) => ({ ...each, id: ids.documents[Number(each.id)] ?? each.id, ...(each.file === undefined ? {} : { file: ids.files[Number(each.file)] ?? each.file }) })) } };
}
