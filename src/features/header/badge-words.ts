// What the badge claims: by what the texts are counted. How sure the sum is stands beside the sum.
import { countedWith } from '@/core/catalog/mappings';
import type { TokenizerMapping } from '@/core/catalog/model';
import { type Calibrations, describeCalibration } from '@/core/tokenize/calibration';
import { callCount, CALLS_NOTE } from '@/core/prompt/call-count';
import { isUnwritten } from '@/core/prompt/attachment';
import type { Part } from '@/core/prompt/part';
import { toolsPartReason, uncountedToolsIn } from '@/core/prompt/part-tools';
import type { UnitId } from '@/core/units';
import type { UnitCount } from '@/state/unit-counts';
import { exactnessLook } from '@/ui/exactness-look';

const STATED = { 'all-stated': 'stated by the link', 'partly-stated': 'partly stated', 'all-about': 'estimated', 'partly-about': 'partly estimated' } as const;
const STATED_MEANING = 'The link states the counts of texts that it left out; for another tokenizer they are estimates.';
const WORDS = { exact: 'text exact', 'mapping-assumed': 'tokenizer assumed', estimate: 'estimate' } as const;

export interface BadgeWords {
  readonly label: string;
  readonly tone: 'ok' | 'warn' | 'plain';
  readonly meaning: string;
}

/** That of counts; `uncounted`: the sums are short of an attachment whose tokens nobody knows; `unwritten`: of the system prompt and tools of a session; `none-counted`: all failed; `uncounted-tools`: they are short of a tool; `other-tools`: tools that no published rule counts; `with-calls`: all are ready, and some turns call tools; of texts that a link left out, whether they are all. */
type SumStatus = UnitCount['status'] | 'uncounted' | 'unwritten' | 'uncounted-tools' | 'none-counted' | 'other-tools' | 'with-calls' | StatedStatus;
/** `stated`: as the link says; `about`: it states an estimate, or counted with another tokenizer. */
type StatedStatus = keyof typeof STATED;

/** The status of the sums: parts that are switched off are in none of them; `keptTools` are in no part, and not counted. */
export function sumStatus(parts: readonly Part[], counts: ReadonlyMap<UnitId, Pick<UnitCount, 'status'> & Partial<UnitCount>>, keptTools = 0): SumStatus {
  const all = parts.flatMap((part): SumStatus[] => {
    if (!part.enabled) return [];
    const count = counts.get(part.id);
    if (count?.status === 'ready' && uncountedToolsIn(part) > 0) return ['uncounted-tools'];
    if (count?.status === 'ready' && toolsPartReason(part) !== null) return ['other-tools'];
    return [count?.status === 'refused' && count.high === 0 ? ('attachment' in part && isUnwritten(part.attachment) ? 'unwritten' : 'uncounted') : (count?.status ?? 'pending')];
  });
  if (all.length > 0 && all.every((status) => status === 'failed')) return 'none-counted';
  if (keptTools > 0) all.push('uncounted-tools');
  return (['failed', 'pending', 'uncounted', 'unwritten', 'uncounted-tools', 'refused', 'other-tools'] as const).find((status) => all.includes(status)) ?? statedStatus(parts, counts) ?? (parts.some(callsTools) ? 'with-calls' : 'ready');
}

function callsTools(part: Part): boolean {
  return part.enabled && 'turns' in part && part.turns.some((turn) => callCount(turn) > 0);
}

function statedStatus(parts: readonly Part[], counts: ReadonlyMap<UnitId, Partial<UnitCount>>): StatedStatus | null {
  const texts = parts.filter((part) => part.enabled && (!('attachment' in part) || part.attachment.kind === 'withheld'));
  const stated = texts.filter((part) => 'attachment' in part);
  // Of calls alone the range is in the framing.
  const isAbout = stated.some(({ id }) => counts.get(id)?.exactness === 'estimate' && counts.get(id)?.low !== counts.get(id)?.high);
  return stated.length === 0 ? null : `${stated.length === texts.length ? 'all' : 'partly'}-${isAbout ? 'about' : 'stated'}`;
}

/** What to say of the counts of texts for a model; `standIn`: it counts for one that the request names and nobody here knows. */
export function badgeWords(status: SumStatus, mapping: TokenizerMapping, calibrations: Calibrations = {}, standIn: { readonly named: string; readonly by: string } | null = null): BadgeWords {
  if (status === 'none-counted') return { label: 'estimated', tone: 'warn', meaning: 'No part could be counted: estimates stand in for all.' };
  if (status === 'failed') return { label: 'partly estimated', tone: 'warn', meaning: 'Some parts could not be counted: estimates stand in.' };
  if (status === 'pending') return { label: 'counting…', tone: 'plain', meaning: 'Some parts are not counted yet: estimates from their characters stand in.' };
  if (status === 'uncounted') return { label: 'not all counted', tone: 'warn', meaning: 'An attachment is not counted: this model does not take it, its length is not known, or it is not here. The sums are short of it.' };
  if (status === 'unwritten') return { label: 'not all counted', tone: 'warn', meaning: 'The system prompt and tools are not counted: they are in no file of the session. The sums are short of them.' };
  if (status === 'uncounted-tools') return { label: 'not all counted', tone: 'warn', meaning: 'A tool is not counted: the vendor runs or defines it itself, and what it costs is not known here. The sums are short of it.' };
  if (status === 'refused') return { label: 'partly estimated', tone: 'warn', meaning: 'The vendor gives no formula for an attachment: the range of other vendors stands in.' };
  if (status === 'other-tools' && mapping.kind !== 'estimate') return { label: 'partly estimated', tone: 'warn', meaning: 'Tools that are no functions are estimated.' };
  if (status in STATED) return { label: STATED[status === 'partly-about' && mapping.kind === 'estimate' ? 'all-about' : (status as StatedStatus)], tone: 'warn', meaning: STATED_MEANING };
  if (standIn !== null) return { label: `counted as ${standIn.by}`, tone: 'warn', meaning: `The request names ${standIn.named}, whose tokenizer is not known here.` };
  const calibration = mapping.kind === 'estimate' ? calibrations[mapping.family] : undefined;
  if (calibration !== undefined) {
    const { label, tone, meaning } = exactnessLook('calibrated');
    return { label, tone, meaning: `${meaning} It was ${describeCalibration(calibration)}.` };
  }
  const { tone, meaning } = exactnessLook(mapping.kind);
  const label = mapping.kind === 'estimate' ? `${WORDS.estimate} by ${countedWith(mapping).replace('_base', '')}` : WORDS[mapping.kind];
  return { label, tone, meaning: status === 'with-calls' ? `${meaning} ${CALLS_NOTE}` : meaning };
}
