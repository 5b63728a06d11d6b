// How the parts of an office document hang together (ECMA-376, part 2): which file plays which part is said by relations.
import type { Archive } from '@/core/importers/archive/archive';
import type { ArchiveEntry } from '@/core/importers/archive/zip-directory';
import { sanitizeName } from '@/core/importers/names';
import { namesInWords } from '@/core/name-list';
import { fail, type Result, succeed } from '@/core/result';
import { counted, type DocumentError } from './document';
import { readXml, type XmlHandler } from './xml';

export interface Relation {
  readonly id: string;
  /** The last word of its type, such as "comments": the rest differs between the editions of the standard. */
  readonly type: string;
  /** A path in the archive. */
  readonly path: string;
}

/** The relations of a part, '' for the document as a whole; none where it has none. `onAddress` is told of those that lead out of the document. */
export async function relationsOf(archive: Archive, path: string, onAddress: (id: string, address: string) => void = () => {}): Promise<Result<readonly Relation[], DocumentError>> {
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const entry = archive.find(`${folder}_rels/${path.slice(folder.length)}.rels`);
  if (entry === null) return succeed([]);
  const relations: Relation[] = [];
  const read = await readXml(archive, entry, {
    open: (name, { Id = '', Type = '', Target = '', TargetMode }) => {
      if (name !== 'Relationship') return;
      if (TargetMode === 'External') onAddress(Id, Target);
      else relations.push({ id: Id, type: Type.slice(Type.lastIndexOf('/') + 1), path: pathFrom(folder, Target) });
    },
  });
  return read.ok ? succeed(relations) : read;
}

/** Reads the part that a relation of this type names; false where there is none. */
export async function readRelated(archive: Archive, relations: readonly Relation[], type: string, handler: XmlHandler): Promise<Result<boolean, DocumentError>> {
  const entry = relatedEntry(archive, relations, type);
  if (entry === null) return succeed(false);
  const read = await readXml(archive, entry, handler);
  return read.ok ? succeed(true) : read;
}

export function relatedEntry(archive: Archive, relations: readonly Relation[], type: string): ArchiveEntry | null {
  const relation = relations.find((each) => each.type === type);
  return relation === undefined ? null : archive.find(relation.path);
}

/** Paths that relations of these types lead to though the archive has no such file: what can be read without them is read. */
export function missingParts(archive: Archive, relations: readonly Relation[], types: readonly string[]): readonly string[] {
  return relations.filter(({ type, path }) => types.includes(type) && archive.find(path) === null).map(({ path }) => path);
}

/** "1 part that the file names is missing: word/comments.xml.", or nothing. */
export function missingNotes(paths: readonly string[]): readonly string[] {
  const names = [...new Set(paths)].map(sanitizeName);
  return names.length === 0 ? [] : [`${counted(names.length, 'part')} that the file names ${names.length === 1 ? 'is' : 'are'} missing: ${namesInWords(names)}.`];
}

/** "word/document.xml is in the file several times; the last one was read.", or nothing: other programs may read another of them. */
export function repeatedNotes({ entries, find }: Archive): readonly string[] {
  const names = [...new Set(entries.filter((entry) => !entry.isFolder && find(entry.path) !== entry).map(({ name }) => name))];
  return names.length === 0 ? [] : [`${namesInWords(names)} ${names.length === 1 ? 'is' : 'are'} in the file several times; the last one ${names.length === 1 ? '' : 'of each '}was read.`];
}

/** "Left out: 2 embedded files.", as workbooks behind a table that was put into a text are, or nothing. */
export function embeddedNotes(relations: readonly Relation[]): readonly string[] {
  const files = new Set(relations.filter(({ type }) => type === 'oleObject' || type === 'package').map(({ path }) => path)).size;
  return files === 0 ? [] : [`Left out: ${counted(files, 'embedded file')}.`];
}

/** An entry that has to be there. */
export function neededEntry(archive: Archive, path: string): Result<ArchiveEntry, DocumentError> {
  const entry = archive.find(path);
  return entry === null ? fail({ kind: 'missing', entry: path }) : succeed(entry);
}

/** A path in the archive from a target that is written from a folder, or from the root. */
export function pathFrom(folder: string, target: string): string {
  const steps: string[] = [];
  for (const step of (target.startsWith('/') ? target : folder + target).split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}
