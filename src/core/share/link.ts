// The work as a link: what stands in its fragment, before it is packed. Raise LINK_VERSION when an older reader would
// misread it; the version stands outside, so that a newer link is named as such without being unpacked.
import * as v from 'valibot';
import { newerWork, readCase, unpackOthersWork, type WorkError } from './stored-work';
import { packWork } from './pack-work';
import type { Work } from './work';
import { readJson } from './bounded-json';
import type { AsSent } from '@/core/prompt/as-sent';
import { wholeText } from '@/core/prompt/long-text';
import { fail, type Result, succeed } from '@/core/result';
import type { AttachmentPart, Part } from '@/core/prompt/part';
import type { CaseId } from '@/core/prompt/template-case';
import type { UnitId } from '@/core/units';

export const LINK_VERSION = 1;
/** Bytes of the payload, packed and unpacked. */
export const MOST_PACKED_BYTES = 64 * 1024;
export const MOST_INFLATED_BYTES = 2 * 1024 * 1024;
/** Characters of an address beyond which chat programs and mail are known to cut it. */
export const LONG_ADDRESS = 2_000;

export type LinkError =
  | WorkError
  /** Not base64url, not deflated, or cut off. */
  | { readonly kind: 'garbled' }
  /** More than MOST_PACKED_BYTES, or it would inflate to more than MOST_INFLATED_BYTES. */
  | { readonly kind: 'too-large' }
  /** Objects in objects, deeper than anything that this page writes. */
  | { readonly kind: 'too-deep' };

export interface SharedWork {
  /** Version of the page that made the link, as it says. */
  readonly madeBy: string;
  readonly work: Work;
  /** How requests are used, as it was stored; null where the link does not say. Its reader checks it field by field. */
  readonly scenario: unknown;
  /** Own figures of models, as `packSharedFigures` wrote them; left out where the link has none. Their reader checks them field by field. */
  readonly figures?: unknown;
  /** The case in view, null for the text as written; left out where no variable has a value, and in links of before. */
  readonly caseInView?: CaseId | null;
}

const payloadSchema = v.object({
  by: v.pipe(v.string(), v.maxLength(40)),
  work: v.unknown(),
  texts: v.array(v.tuple([v.string(), v.string()])),
  scenario: v.optional(v.unknown()),
  // Readers of before them drop these, as every field that they do not know.
  figures: v.optional(v.unknown()),
  case: v.optional(v.unknown()),
});

/** What a link holds, as JSON. Hand in work under short ids: nothing outside the link refers to them. */
export function linkPayload({ madeBy, work, scenario, figures = null, caseInView }: SharedWork): string {
  const { manifest, texts } = packWork(work);
  const held = [...texts].map(([id, text]) => [id, wholeText(text)]);
  return JSON.stringify({ by: madeBy, work: manifest, texts: held, ...(scenario === null ? {} : { scenario }), ...(figures === null ? {} : { figures }), ...(caseInView === undefined ? {} : { case: caseInView }) });
}

/** What stands in a link. `json` may be anything; every field is checked and unknown ones are dropped. Never throws. */
export function readLinkPayload(json: string): Result<SharedWork, LinkError> {
  const read = readJson(json);
  if (!read.ok) return fail(read.error.kind === 'too-deep' ? { kind: 'too-deep' } : { kind: 'garbled' });
  const held = v.safeParse(v.object({ work: v.unknown() }), read.value);
  const newer = held.success ? newerWork(held.output.work) : null;
  if (newer !== null) return fail(newer);
  const parsed = v.safeParse(payloadSchema, read.value);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    return fail({ kind: 'corrupt', detail: `${v.getDotPath(issue) ?? 'the whole'}: ${issue.message}` });
  }
  const { by, work, texts, scenario, figures = null, case: said } = parsed.output;
  const caseInView = readCase(said);
  const unpacked = unpackOthersWork(work, new Map(texts));
  return unpacked.ok ? succeed({ madeBy: by, work: unpacked.value, scenario: scenario ?? null, ...(figures === null ? {} : { figures }), ...(caseInView === undefined ? {} : { caseInView }) }) : unpacked;
}

/** The same work under ids "1", "2", …, in the order of the prompt, and which id became which. */
export function withShortIds(work: Work): { readonly work: Work; readonly ids: ReadonlyMap<string, UnitId> } {
  const ids = new Map<string, UnitId>();
  const short = (id: UnitId): UnitId => {
    const made = String(ids.size + 1) as UnitId;
    ids.set(id, made);
    return made;
  };
  const parts = work.prompt.parts
    .map((part) => ('turns' in part ? { ...part, id: short(part.id), turns: part.turns.map((turn) => ({ ...turn, id: short(turn.id) })) } : { ...part, id: short(part.id) }))
    .map((part) => withRenamedDocuments(part, (id) => ids.get(id) ?? short(id)));
  const { importance, pinnedIds } = work;
  const renamed = {
    ...work,
    prompt: { ...work.prompt, parts },
    ...(importance === undefined ? {} : { importance: Object.fromEntries(Object.entries(importance).flatMap(([id, value]) => ids.get(id) === undefined ? [] : [[ids.get(id), value] as const])) }),
    ...(pinnedIds === undefined ? {} : { pinnedIds: pinnedIds.flatMap((id) => ids.get(id) ?? []) }),
  };
  return { work: renamed, ids };
}

/** What is in no file is reckoned without what came later. */
function withRenamedLater(part: AttachmentPart, renamed: (id: UnitId) => UnitId): Part {
  const { attachment } = part;
  if (attachment.kind !== 'absent' || attachment.reported?.later === undefined) return part;
  return { ...part, attachment: { ...attachment, reported: { ...attachment.reported, later: attachment.reported.later.map(renamed) } } };
}

/** A message as it came names its documents by id; one that is no part any more has an id that no part has. */
function withRenamedDocuments(part: Part, renamed: (id: UnitId) => UnitId): Part {
  const own = <Kept extends { readonly asSent?: AsSent }>(kept: Kept): Kept =>
    kept.asSent?.documents === undefined ? kept : { ...kept, asSent: { ...kept.asSent, documents: kept.asSent.documents.map((each) => ({ ...each, id: renamed(each.id) })) } };
  if ('attachment' in part) return withRenamedLater(part, renamed);
  return 'turns' in part ? { ...part, turns: part.turns.map(own) } : own(part);
}
