// The stored form of what imports and documents were read from: a small record of each, which names the text or the file.
import * as v from 'valibot';
import { FORMAT_NAMES, type FormatId } from '@/core/importers/formats/imported';
import { fileAttachmentSchema } from '@/core/share/stored-attachment';
import { REQUEST_FORMATS } from '@/core/prompt/request-fields';
import type { UnitId } from '@/core/units';

const whole = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const id = v.pipe(v.string(), v.minLength(1), v.transform((text) => text as UnitId));
/** Where a text or a file is kept, and how long it is: UTF-16 units or bytes. */
const data = v.object({ key: v.string(), size: whole });

const importSchema = v.object({
  kind: v.literal('import'),
  order: whole,
  name: v.string(),
  archive: v.exactOptional(v.string()),
  text: data,
  format: v.nullable(v.picklist(Object.keys(FORMAT_NAMES) as FormatId[])),
  conversations: v.nullable(v.object({ all: v.array(v.object({ title: v.string(), changedOn: v.string(), turns: whole })), taken: whole })),
  requestFields: v.nullable(v.object({ format: v.picklist(REQUEST_FORMATS), json: v.string() })),
  unitIds: v.array(id),
});

const documentSchema = v.object({
  kind: v.literal('document'),
  order: whole,
  unitId: id,
  label: v.string(),
  notes: v.array(v.string()),
  undoWords: v.nullable(v.string()),
  /** null: it cannot be read in another way. */
  file: v.nullable(v.object({ ...data.entries, name: v.string(), type: v.string() })),
  plain: v.nullable(v.variant('kind', [v.object({ kind: v.literal('text'), text: data }), v.object({ kind: v.literal('attachment'), attachment: fileAttachmentSchema })])),
  hasEncodings: v.boolean(),
  statedEncoding: v.exactOptional(v.string()),
  isSentAsFile: v.exactOptional(v.literal(true)),
  /** What the part held when this was stored: the text as it came, the one that was read, in which encoding, one that was changed since, or no text. */
  shown: v.variant('kind', [v.object({ kind: v.picklist(['read', 'edited', 'other']) }), v.object({ kind: v.literal('plain'), encoding: v.optional(v.string()) }), v.object({ kind: v.literal('encoding'), encoding: v.string() })]),
});

const schema = v.variant('kind', [importSchema, documentSchema]);
export type StoredImport = v.InferOutput<typeof importSchema>;
export type StoredDocument = v.InferOutput<typeof documentSchema>;
export type StoredSource = v.InferOutput<typeof schema>;
export type StoredData = v.InferOutput<typeof data>;

/** null: nothing that this version can read. */
export function readStoredSource(stored: unknown): StoredSource | null {
  const parsed = v.safeParse(schema, stored);
  return parsed.success ? parsed.output : null;
}

/** The texts and files that it names. */
export function dataOf(source: StoredSource): readonly StoredData[] {
  if (source.kind === 'import') return [source.text];
  return [source.file, source.plain?.kind === 'text' ? source.plain.text : null].filter((each) => each !== null);
}

/** The units of the work that came of it. */
export function unitIdsOf(source: StoredSource): readonly UnitId[] {
  return source.kind === 'import' ? source.unitIds : [source.unitId];
}

/** All ids in a stored work of any version: what a source may belong to. */
export function idsIn(manifest: unknown): ReadonlySet<string> {
  const ids = new Set<string>();
  const look = (value: unknown) => {
    if (typeof value !== 'object' || value === null) return;
    if (!Array.isArray(value) && 'id' in value && typeof value.id === 'string') ids.add(value.id);
    for (const each of Object.values(value)) look(each);
  };
  look(manifest);
  return ids;
}
