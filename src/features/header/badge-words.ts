// What the badge claims: by what the texts are counted. How sure the sum is stands beside the sum.
import { countedWith } from '@/core/catalog/mappings';
import type { TokenizerMapping } from '@/core/catalog/model';
import { type Calibrations, describeCalibration } from '@/core/tokenize/calibration';
import type { Part } from '@/core/prompt/part';
import type { UnitId } from '@/core/units';
import type { UnitCount } from '@/state/unit-counts';
import { exactnessLook } from '@/ui/exactness-look';

const WORDS = { exact: 'text exact', 'mapping-assumed': 'tokenizer assumed', estimate: 'estimate' } as const;

export interface BadgeWords {
  readonly label: string;
  readonly tone: 'ok' | 'warn' | 'plain';
  readonly meaning: string;
}

/** The status of the sums: parts that are switched off are in none of them. */
export function sumStatus(parts: readonly Part[], counts: ReadonlyMap<UnitId, Pick<UnitCount, 'status'>>): UnitCount['status'] {
  const all = parts.flatMap((part) => (part.enabled ? (counts.get(part.id)?.status ?? 'pending') : []));
  return all.find((status) => status === 'failed') ?? all.find((status) => status === 'pending') ?? 'ready';
}

/** What to say of the counts of texts for a model. */
export function badgeWords(status: UnitCount['status'], mapping: TokenizerMapping, calibrations: Calibrations = {}): BadgeWords {
  if (status === 'failed') return { label: 'partly estimated', tone: 'warn', meaning: 'Some parts could not be counted: estimates stand in.' };
  if (status === 'pending') return { label: 'counting…', tone: 'plain', meaning: 'Some parts are not counted yet: estimates from their characters stand in.' };
  const calibration = mapping.kind === 'estimate' ? calibrations[mapping.family] : undefined;
  if (calibration !== undefined) {
    const { label, tone, meaning } = exactnessLook('calibrated');
    return { label, tone, meaning: `${meaning} It was ${describeCalibration(calibration)}.` };
  }
  const { tone, meaning } = exactnessLook(mapping.kind);
  const label = mapping.kind === 'estimate' ? `${WORDS.estimate} by ${countedWith(mapping).replace('_base', '')}` : WORDS[mapping.kind];
  return { label, tone, meaning };
}
