// The stored form of the work. The manifest holds everything but the texts, which are stored apart, one by one, so that
// a keystroke in one part does not rewrite all the others. Raise WORK_VERSION when an older reader would misread it. Apart from
// `work.ts`, as a page that is opened stores nothing yet.

import type { WorkManifest } from './stored-work';
import type { Work } from './work';
import type { AsSent } from '@/core/prompt/as-sent';
import type { PartText } from '@/core/prompt/long-text';
import { heldUnitsOf, mayHoldAsSent, type Part, type Turn } from '@/core/prompt/part';
import type { AbsentContent, FileAttachment, WithheldText } from '@/core/prompt/attachment';
import type { CaseId, VariableValue } from '@/core/prompt/template-case';
import type { Calibrations } from '@/core/tokenize/calibration';
import type { ScriptTally } from '@/core/tokenize/script-tally';
import type { UnitId } from '@/core/units';

// 1: every text is one record. 2: long texts are kept in pieces (`text-pieces.ts`); the manifest is the same. 3: pieces may
// be UTF-8, and documents may be attachments, whose figures stand in the manifest and which have no text;
// calibrations stand in the manifest. 4: a part of any role may be the figures of a text that a link left out.
// 5: an attachment may be what is not here, in words.
export const WORK_VERSION = 5;

/**
 * Which case was in view is said beside work that is handed on or put aside, and not in it: choosing one is no step of the work,
 * and readers of before pass over it there. null, the text as written, is said too, as who opens it may have chosen a case before;
 * undefined: no variable has a value, so there is nothing to choose.
 */
export function caseBeside({ variables = {} }: Work, chosen: CaseId | null): CaseId | null | undefined {
  return Object.keys(variables).length === 0 ? undefined : chosen;
}

/** The key among the texts of a message that is kept as it came beside the text with this id: it is as long as that. */
export function asSentKey(id: UnitId): UnitId {
  return `as sent: ${id}` as UnitId;
}

/** Takes the work apart for storing: the manifest, and the text of every part and turn by its id. */
export function packWork(work: Work): { manifest: WorkManifest; texts: Map<UnitId, PartText> } {
  const texts = new Map(work.prompt.parts.flatMap(heldUnitsOf).map((unit) => [unit.id, unit.text]));
  for (const { id, asSent } of work.prompt.parts.flatMap(mayHoldAsSent)) if (asSent !== undefined) texts.set(asSentKey(id), asSent.json);
  const { freeOrder, toolChoice, requestFields, asSent, namedModel, allowedTokens, statedFraming } = work.prompt;
  const manifest: WorkManifest = {
    schemaVersion: WORK_VERSION,
    modelId: work.modelId,
    untouchedSample: work.untouchedSample,
    settings: Object.entries(work.settings).map(([modelId, { imported, ...settings }]) => [modelId, { ...settings, ...(imported === undefined ? {} : { imported: { ...imported } }) }]),
    calibrations: storedCalibrations(work.calibrations),
    ...(work.importance === undefined ? {} : { importance: Object.entries(work.importance) }),
    ...(work.pinnedIds === undefined ? {} : { pinnedIds: [...work.pinnedIds] }),
    ...(work.variables === undefined ? {} : { variables: Object.entries(work.variables).map(([name, { typical, worst }]) => [name, { typical: storedValue(typical), worst: storedValue(worst) }]) }),
    prompt: { freeOrder, ...(toolChoice === undefined ? {} : { toolChoice }), ...(requestFields === undefined ? {} : { requestFields: { ...requestFields } }), ...(asSent === undefined ? {} : { asSent: { ...asSent } }), ...(namedModel === undefined ? {} : { namedModel: { ...namedModel } }), ...(allowedTokens === undefined ? {} : { allowedTokens }), ...(statedFraming === undefined ? {} : { statedFraming: statedFraming.map((each) => ({ ...each, lines: each.lines.map((line) => ({ ...line })) })) }), parts: work.prompt.parts.map(storedPart) },
  };
  return { manifest, texts };
}

function storedValue(value: VariableValue | null) {
  if (value === null || value.kind === 'text') return value && { ...value };
  const { leftOut, ...sized } = value;
  return { ...sized, ...(leftOut === undefined ? {} : { leftOut: { ...leftOut } }) };
}

function storedAbsence({ reported, ...rest }: AbsentContent) {
  return reported === undefined ? rest : { ...rest, reported: { ...reported, ...(reported.later === undefined ? {} : { later: [...reported.later] }) } };
}

function storedPart(part: Part): WorkManifest['prompt']['parts'][number] {
  const { id: partId, name, enabled } = part;
  if ('attachment' in part) {
    const { attachment, detail } = part;
    if (attachment.kind === 'withheld') return { role: part.role, id: partId, name, enabled, attachment: storedWithheld(attachment) };
    return { role: 'documents', id: partId, name, enabled, attachment: attachment.kind === 'absent' ? storedAbsence(attachment) : storedFile(attachment), ...(detail === undefined ? {} : { detail }) };
  }
  if ('turns' in part) return { role: part.role, id: partId, name, enabled, turns: part.turns.map((turn) => ({ ...storedTurn(turn), ...storedAsSent(turn.asSent) })), ...(part.earlier === undefined ? {} : { earlier: part.earlier.map((turns) => turns.map(storedTurn)) }) };
  return part.role === 'documents' ? { role: part.role, id: partId, name, enabled, ...(part.isSentAsFile === true ? { isSentAsFile: part.isSentAsFile } : {}) } : { role: part.role, id: partId, name, enabled, ...storedAsSent(part.asSent) };
}

function storedAsSent(asSent: AsSent | undefined) {
  if (asSent === undefined) return {};
  const { json: _, documents, without, ...rest } = asSent;
  return { asSent: { ...rest, ...(documents === undefined ? {} : { documents: documents.map((each) => ({ ...each })) }), ...(without === undefined ? {} : { without: [...without] }) } };
}

function storedTurn({ id, speaker, compacted, callIds, isError, withReasoning, reasoning }: Turn) {
  return { id, speaker, ...(compacted === undefined ? {} : { compacted }), ...(callIds === undefined ? {} : { callIds: [...callIds] }), ...(isError === undefined ? {} : { isError }), ...(withReasoning === undefined ? {} : { withReasoning }), ...(reasoning === undefined ? {} : { reasoning: reasoning.map((place) => ({ ...place })) }) };
}

/** A copy that the manifest may own: plain data that survives JSON and structured cloning; the figures, never the bytes. */
export function storedFile(attachment: FileAttachment) {
  return attachment.kind === 'pdf' ? { ...attachment, pageSizes: attachment.pageSizes.map((size) => ({ ...size })) } : { ...attachment };
}

function storedWithheld(text: WithheldText) {
  const { elsewhere: _, speakers, calls, framing, tally, others, cases, blankEnds, ...figures } = text;
  return {
    ...figures,
    ...storedEnds(blankEnds),
    ...storedTally(tally),
    ...(cases === undefined ? {} : { cases: cases.map(({ tally: own, blankEnds: ends, framing: around, ...each }) => ({ ...each, ...storedEnds(ends), ...storedTally(own), ...(around === undefined ? {} : { framing: { ...around, wrapping: { ...around.wrapping } } }) })) }),
    ...(others === undefined ? {} : { others: others.map((other) => ({ ...other })) }),
    ...(speakers === undefined ? {} : { speakers: [...speakers] }),
    ...(calls === undefined ? {} : { calls: [...calls] }),
    ...(framing === undefined ? {} : { framing: { ...framing, wrapping: { ...framing.wrapping }, shared: { ...framing.shared } } }),
  };
}

function storedEnds(blankEnds: WithheldText['blankEnds']) {
  return blankEnds === undefined ? {} : { blankEnds: blankEnds.map((each) => ({ ...each })) };
}

/** Of the kinds of text most parts have two or three. */
function storedTally(tally: ScriptTally | undefined) {
  return tally === undefined ? {} : { tally: Object.fromEntries(Object.entries(tally).filter(([, base]) => base > 0)) as Partial<ScriptTally> };
}

/** A list, as a family's id is a key from outside; a copy that the manifest may own. */
function storedCalibrations(calibrations: Calibrations): WorkManifest['calibrations'] {
  return Object.values(calibrations).map((calibration) => ({ ...calibration, tally: { ...calibration.tally } }));
}
