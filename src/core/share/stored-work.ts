// Reads what was kept. Apart from the writing (`pack-work.ts`), as a first visit has nothing to read and so does not load this.

import * as v from 'valibot';
import { areCountsPossible } from './stated-counts';
import { elsewhereOf } from '@/core/catalog/elsewhere';
import { attachmentSchema, detailSchema, statedFramingSchema, withheldSchema } from './stored-attachment';
import { calibrationsSchema, restoredCalibrations } from './stored-calibration';
import { readJson } from './bounded-json';
import { asSentKey, WORK_VERSION } from './pack-work';
import type { Work } from './work';
import { MODEL_NAME } from '@/core/importers/formats/shape';
import { type AsSent, MOST_AS_SENT_UNITS, NO_DOCUMENT, NO_TEXT } from '@/core/prompt/as-sent';
import type { PartText } from '@/core/prompt/long-text';
import { type CaseId, CASES, MOST_VARIABLE_SIZE } from '@/core/prompt/template-case';
import { groupedByRole } from '@/core/prompt/order';
import { type AttachmentPart, type HistoryPart, LONGEST_CALL_ID, mayHoldAsSent, type Part, ROLES, type TextPart, type Turn } from '@/core/prompt/part';
import { MOST_FIELDS_UNITS, REQUEST_FORMATS } from '@/core/prompt/request-fields';
import { fail, type Result, succeed } from '@/core/result';
import type { ModelId, UnitId } from '@/core/units';

export type WorkError =
  /** Not something that this project wrote, or damaged since. `detail` is one of OWN_REASONS, or says which field it is, for developers. */
  | { readonly kind: 'corrupt'; readonly detail: string }
  /** Written by a newer version of the project. */
  | { readonly kind: 'newer'; readonly schemaVersion: number };

/** What is wrong where each field by itself is right; the last one in work of others alone. */
export const OWN_REASONS = ['an id occurs twice', 'more than one history', 'a text is missing', 'a message as it came is none', 'a count that no tokenizer makes'] as const;

const id = v.pipe(v.string(), v.minLength(1), v.transform((text) => text as UnitId));
/** UTF-16 units of the type of a block. */
const LONGEST_TYPE = 64;
const tokens = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const shared = { id, name: v.string(), enabled: v.boolean() };

const asSentSchema = v.exactOptional(
  v.object({
    format: v.picklist(REQUEST_FORMATS),
    textAt: v.exactOptional(tokens),
    documents: v.exactOptional(v.array(v.object({ id, at: v.exactOptional(tokens), skip: v.exactOptional(tokens), file: v.exactOptional(id) }))),
    without: v.exactOptional(v.array(v.pipe(v.string(), v.maxLength(LONGEST_TYPE)))),
  }),
);
type StoredAsSent = Omit<AsSent, 'json'>;
const turnSchema = v.object({ id, speaker: v.picklist(['user', 'assistant', 'tool']), compacted: v.exactOptional(tokens), callIds: v.exactOptional(v.array(v.pipe(v.string(), v.maxLength(LONGEST_CALL_ID)))), isError: v.exactOptional(v.literal(true)), withReasoning: v.exactOptional(v.literal(true)), reasoning: v.exactOptional(v.array(v.object({ start: tokens, end: tokens }))), asSent: asSentSchema });

const heldPartSchema = v.variant('role', [
  v.object({ role: v.picklist(['system', 'tools', 'question']), ...shared, asSent: asSentSchema }),
  v.object({ role: v.literal('documents'), ...shared, attachment: v.optional(attachmentSchema), detail: detailSchema, isSentAsFile: v.exactOptional(v.literal(true)) }),
  v.object({
    role: v.literal('history'),
    ...shared,
    turns: v.array(turnSchema),
    earlier: v.exactOptional(v.array(v.array(turnSchema))),
  }),
]);

const withheldPartSchema = v.object({ role: v.picklist(ROLES), ...shared, attachment: withheldSchema });
type StoredPartInput = v.InferInput<typeof heldPartSchema> | v.InferInput<typeof withheldPartSchema>;
type StoredPart = v.InferOutput<typeof heldPartSchema> | v.InferOutput<typeof withheldPartSchema>;

/** One of a text that a link left out has any role; every other is told by its role. */
const partSchema: v.GenericSchema<StoredPartInput, StoredPart> = v.lazy((input) => (isWithheld(input) ? withheldPartSchema : heldPartSchema));

const variableSize = v.pipe(tokens, v.maxValue(MOST_VARIABLE_SIZE));
const variableValue = v.variant('kind', [
  v.object({ kind: v.literal('text'), text: v.string() }),
  v.object({ kind: v.picklist(['tokens', 'characters']), size: variableSize, leftOut: v.exactOptional(v.object({ bytes: tokens, tokens: v.exactOptional(variableSize) })) }),
]);

const requestFieldsSchema = v.object({
  format: v.picklist(REQUEST_FORMATS),
  json: v.pipe(v.string(), v.maxLength(MOST_FIELDS_UNITS), v.check((json) => isJsonObject(json), 'no JSON object')),
});

const modelIdSchema = v.pipe(v.string(), v.minLength(1), v.transform((text) => text as ModelId));
const namedModelSchema = v.object({ name: v.pipe(v.string(), v.regex(MODEL_NAME)), modelId: modelIdSchema });
const settingsAsSentSchema = v.object({
  ...requestFieldsSchema.entries,
  modelId: modelIdSchema,
  reserveTokens: v.nullable(tokens),
  areTextsStrings: v.exactOptional(v.literal(true)),
  isLegacy: v.exactOptional(v.literal(true)),
  isRounded: v.exactOptional(v.literal(true)),
});

const manifestSchema = v.object({
  schemaVersion: v.picklist([1, 2, 3, 4, WORK_VERSION]),
  modelId: modelIdSchema,
  untouchedSample: v.boolean(),
  // Pairs and not a record: a model id is a key from outside, and "__proto__" must stay an ordinary string.
  settings: v.array(
    v.tuple([
      v.string(),
      v.object({
        reserveTokens: v.nullable(tokens),
        reasoningTokens: tokens,
        servedWindowTokens: v.nullable(v.pipe(tokens, v.minValue(1))),
        keepsDefault: v.exactOptional(v.boolean()),
        imported: v.exactOptional(v.object({ reserveTokens: tokens, before: v.nullable(tokens) })),
      }),
    ]),
  ),
  calibrations: calibrationsSchema,
  importance: v.optional(v.array(v.tuple([v.string(), v.pipe(v.number(), v.finite(), v.minValue(0))]))),
  pinnedIds: v.optional(v.array(id)),
  variables: v.optional(v.array(v.tuple([v.string(), v.object({ typical: v.nullable(variableValue), worst: v.nullable(variableValue) })]))),
  prompt: v.object({ freeOrder: v.boolean(), toolChoice: v.optional(v.literal('any')), requestFields: v.optional(requestFieldsSchema), asSent: v.optional(settingsAsSentSchema), namedModel: v.exactOptional(namedModelSchema), allowedTokens: v.exactOptional(tokens), statedFraming: statedFramingSchema, parts: v.array(partSchema) }),
});

/** The stored form without the texts: plain data that survives JSON and structured cloning. */
export type WorkManifest = v.InferInput<typeof manifestSchema>;

/**
 * Puts stored work together again. `manifest` may be anything; unknown fields are dropped. Corrupt: a field of the wrong
 * shape, an id that occurs twice, two histories, or a text that is missing. Parts out of role order are put in order.
 * Texts that nothing refers to are ignored.
 */
export function unpackWork(manifest: unknown, texts: ReadonlyMap<string, PartText>): Result<Work, WorkError> {
  const newer = newerWork(manifest);
  if (newer !== null) return fail(newer);

  const parsed = v.safeParse(manifestSchema, manifest);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    return corrupt(`${v.getDotPath(issue) ?? 'the whole'}: ${issue.message}`);
  }
  const { prompt, modelId, untouchedSample, settings, calibrations, importance, pinnedIds, variables } = parsed.output;

  const ids = prompt.parts.flatMap((part) => [part.id, ...('turns' in part ? [...part.turns, ...(part.earlier ?? []).flat()].map((turn) => turn.id) : [])]);
  if (new Set(ids).size < ids.length) return corrupt(OWN_REASONS[0]);
  if (prompt.parts.filter((part) => 'turns' in part).length > 1) return corrupt(OWN_REASONS[1]);

  const parts = prompt.parts.map((part) => restoredPart(part, texts));
  if (!parts.every((part) => part !== null)) return corrupt(OWN_REASONS[2]);
  // Among the texts a message has a key that no text may have.
  const known = new Set(ids);
  if (parts.flatMap(mayHoldAsSent).some((each) => each.asSent !== undefined && known.has(asSentKey(each.id)))) return corrupt(OWN_REASONS[0]);
  if (!parts.every(isSoundlyKept)) return corrupt(OWN_REASONS[3]);
  const { freeOrder, toolChoice, requestFields, asSent, namedModel, allowedTokens, statedFraming } = prompt;
  return succeed({
    prompt: { parts: freeOrder ? parts : groupedByRole(parts), freeOrder, ...(toolChoice === undefined ? {} : { toolChoice }), ...(requestFields === undefined ? {} : { requestFields }), ...(asSent === undefined ? {} : { asSent }), ...(namedModel === undefined ? {} : { namedModel }), ...(allowedTokens === undefined ? {} : { allowedTokens }), ...(statedFraming === undefined ? {} : { statedFraming }) },
    modelId,
    // fromEntries defines own properties, so not even "__proto__" can reach a prototype.
    settings: Object.fromEntries(settings),
    calibrations: restoredCalibrations(calibrations),
    ...(importance === undefined ? {} : { importance: Object.fromEntries(importance) }),
    ...(pinnedIds === undefined ? {} : { pinnedIds }),
    ...(variables === undefined ? {} : { variables: Object.fromEntries(variables) }),
    untouchedSample,
  });
}

/** Says that a newer version of the project wrote this, whatever else is in it: asked before anything is called damaged. */
export function newerWork(manifest: unknown): WorkError | null {
  const parsed = v.safeParse(v.object({ schemaVersion: v.number() }), manifest);
  return parsed.success && parsed.output.schemaVersion > WORK_VERSION ? { kind: 'newer', schemaVersion: parsed.output.schemaVersion } : null;
}

/** The case in view as it stands beside work (`caseBeside`); undefined: nothing says, as in all that is of before, or it is none that is known here. */
export function readCase(value: unknown): CaseId | null | undefined {
  return value === null ? null : CASES.find((each) => each === value);
}

/** No deeper than what is read of a request, so that it can be written again. */
function isJsonObject(json: string): boolean {
  const read = readJson(json);
  return read.ok && typeof read.value === 'object' && read.value !== null && !Array.isArray(read.value);
}

function isWithheld(part: unknown): boolean {
  const attachment: unknown = typeof part === 'object' && part !== null && 'attachment' in part ? part.attachment : null;
  return typeof attachment === 'object' && attachment !== null && 'kind' in attachment && attachment.kind === 'withheld';
}

function restoredPart(part: StoredPart, texts: ReadonlyMap<string, PartText>): Part | null {
  if ('attachment' in part && part.attachment !== undefined) {
    const { attachment } = part;
    return { ...part, attachment: attachment.kind === 'withheld' ? { ...attachment, elsewhere: elsewhereOf(attachment) } : attachment } satisfies AttachmentPart;
  }
  if (!('turns' in part)) {
    const text = texts.get(part.id);
    const { id: partId, role, name, enabled } = part;
    return text === undefined || role === 'history' ? null : ({ id: partId, role, name, enabled, text, ...('asSent' in part ? restoredAsSent(partId, part.asSent, texts) : {}), ...('isSentAsFile' in part ? { isSentAsFile: true as const } : {}) } satisfies TextPart);
  }
  const turns = restoredTurns(part.turns, texts);
  const earlier = part.earlier?.map((each) => restoredTurns(each, texts));
  if (turns === null || earlier?.includes(null) === true) return null;
  const { earlier: _, ...rest } = part;
  return { ...rest, turns, ...(earlier === undefined ? {} : { earlier: earlier.filter((each) => each !== null) }) } satisfies HistoryPart;
}

/** null: a text is missing. */
function restoredTurns(turns: readonly v.InferOutput<typeof turnSchema>[], texts: ReadonlyMap<string, PartText>): readonly Turn[] | null {
  const found = turns.flatMap((turn) => {
    const text = texts.get(turn.id);
    const { asSent, ...rest } = turn;
    return text === undefined ? [] : [{ ...rest, text, ...restoredAsSent(turn.id, asSent, texts) }];
  });
  return found.length < turns.length ? null : found;
}

/** With its text; '' where that is missing or too long, which is no message. */
function restoredAsSent(ownId: UnitId, asSent: StoredAsSent | undefined, texts: ReadonlyMap<string, PartText>): { readonly asSent?: AsSent } {
  if (asSent === undefined) return {};
  const json = texts.get(asSentKey(ownId));
  return { asSent: { ...asSent, json: typeof json === 'string' && json.length <= MOST_AS_SENT_UNITS ? json : '' } };
}

function isSoundlyKept(part: Part): boolean {
  return mayHoldAsSent(part).every(({ asSent }) => asSent === undefined || (isJsonObject(asSent.json) && (asSent.textAt === undefined || asSent.json.startsWith(NO_TEXT, asSent.textAt)) && areDocumentsSound(asSent)));
}

function areDocumentsSound({ json, documents = [] }: AsSent): boolean {
  const places = documents.flatMap(({ at }) => at ?? []);
  return places.every((at, index) => json.startsWith(NO_DOCUMENT, at) && (index === 0 || at >= places[index - 1]! + NO_DOCUMENT.length));
}

/**
 * Work that somebody else wrote: as `unpackWork`, and refused too where it states counts that no text has. It is never the
 * sample, in whose place comes what is added next.
 */
export function unpackOthersWork(manifest: unknown, texts: ReadonlyMap<string, PartText>): Result<Work, WorkError> {
  const unpacked = unpackWork(manifest, texts);
  if (!unpacked.ok) return unpacked;
  return areCountsPossible(unpacked.value) ? succeed({ ...unpacked.value, untouchedSample: false }) : corrupt(OWN_REASONS[4]);
}

function corrupt(detail: string): Result<Work, WorkError> {
  return fail({ kind: 'corrupt', detail });
}

/** What is said where the saved work of the last visit was not opened; a copy of it is kept. */
export function storedRefusal(error: WorkError): string {
  return error.kind === 'newer'
    ? 'The saved work comes from a newer version of this page and was not opened. A copy is kept; reload to get the newer version.'
    : 'The saved work could not be read and was not opened. A copy is kept in this browser.';
}
