// What the badge claims where more has to be said than by what the texts are counted. How sure the sum is stands beside the sum.
import type { TokenizerMapping } from '@/core/catalog/model';
import { CALLS_NOTE } from '@/core/prompt/call-count';
import type { Calibrations } from '@/core/tokenize/calibration';
import { exactnessLook } from '@/ui/exactness-look';
import { type BadgeWords, COUNTING, plainBadge } from './plain-badge';
import type { StatedStatus, SumStatus } from './sum-status';

const STATED: Readonly<Record<StatedStatus, string>> = { 'all-stated': 'stated by the link', 'partly-stated': 'partly stated', 'all-about': 'estimated', 'partly-about': 'partly estimated' };
const STATED_MEANING = 'The link states the counts of texts that it left out; for another tokenizer they are estimates.';

/** What to say of the counts of texts for a model; `standIn`: it counts for one that the request names and nobody here knows. */
export function badgeWords(status: SumStatus, mapping: TokenizerMapping, calibrations: Calibrations = {}, standIn: { readonly named: string; readonly by: string } | null = null): BadgeWords {
  if (status === 'none-counted') return { label: 'estimated', tone: 'warn', meaning: 'No part could be counted: estimates stand in for all.' };
  if (status === 'failed') return { label: 'partly estimated', tone: 'warn', meaning: 'Some parts could not be counted: estimates stand in.' };
  if (status === 'pending') return COUNTING;
  if (status === 'uncounted') return { label: 'not all counted', tone: 'warn', meaning: 'An attachment is not counted: this model does not take it, its length is not known, or it is not here. The sums are short of it.' };
  if (status === 'unwritten') return { label: 'not all counted', tone: 'warn', meaning: 'The system prompt and tools are not counted: they are in no file of the session. The sums are short of them.' };
  if (status === 'uncounted-tools') return { label: 'not all counted', tone: 'warn', meaning: 'A tool is not counted: the vendor runs or defines it itself, and what it costs is not known here. The sums are short of it.' };
  if (status === 'refused') return { label: 'partly estimated', tone: 'warn', meaning: 'The vendor gives no formula for an attachment: the range of other vendors stands in.' };
  if (status === 'other-tools' && mapping.kind !== 'estimate') return { label: 'partly estimated', tone: 'warn', meaning: 'Tools that are no functions are estimated.' };
  if (status in STATED) return { label: STATED[status === 'partly-about' && mapping.kind === 'estimate' ? 'all-about' : (status as StatedStatus)], tone: 'warn', meaning: STATED_MEANING };
  if (standIn !== null) return { label: `counted as ${standIn.by}`, tone: 'warn', meaning: `The request names ${standIn.named}, whose tokenizer is not known here.` };
  const plain = plainBadge(mapping, calibrations);
  return status === 'with-calls' && plain.label !== exactnessLook('calibrated').label ? { ...plain, meaning: `${plain.meaning} ${CALLS_NOTE}` } : plain;
}
