// How sure the sums are that are shown, by the counts of their texts.
import { isUnwritten } from '@/core/prompt/attachment';
import { callCount } from '@/core/prompt/call-count';
import type { Part } from '@/core/prompt/part';
import { toolsPartReason, uncountedToolsIn } from '@/core/prompt/part-tools';
import type { UnitId } from '@/core/units';
import type { UnitCount } from '@/state/unit-counts';

/** That of counts; `uncounted`: the sums are short of an attachment whose tokens nobody knows; `unwritten`: of the system prompt and tools of a session; `none-counted`: all failed; `uncounted-tools`: they are short of a tool; `other-tools`: tools that no published rule counts; `with-calls`: all are ready, and some turns call tools; of texts that a link left out, whether they are all. */
export type SumStatus = UnitCount['status'] | 'uncounted' | 'unwritten' | 'uncounted-tools' | 'none-counted' | 'other-tools' | 'with-calls' | StatedStatus;
/** `stated`: as the link says; `about`: it states an estimate, or counted with another tokenizer. */
export type StatedStatus = 'all-stated' | 'partly-stated' | 'all-about' | 'partly-about';

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
