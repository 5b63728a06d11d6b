// What the badge claims where nothing else has to be said: by what the texts are counted.
import { countedWith } from '@/core/catalog/mappings';
import type { TokenizerMapping } from '@/core/catalog/model';
import { type Calibrations, describeCalibration } from '@/core/tokenize/calibration';
import { exactnessLook } from '@/ui/exactness-look';

const WORDS = { exact: 'text exact', 'mapping-assumed': 'tokenizer assumed', estimate: 'estimate' } as const;

export interface BadgeWords {
  readonly label: string;
  readonly tone: 'ok' | 'warn' | 'plain';
  readonly meaning: string;
}

export const COUNTING: BadgeWords = { label: 'counting…', tone: 'plain', meaning: 'Some parts are not counted yet: estimates from their characters stand in.' };

/** Of texts that are all counted for a model. */
export function plainBadge(mapping: TokenizerMapping, calibrations: Calibrations): BadgeWords {
  const calibration = mapping.kind === 'estimate' ? calibrations[mapping.family] : undefined;
  if (calibration !== undefined) {
    const { label, tone, meaning } = exactnessLook('calibrated');
    return { label, tone, meaning: `${meaning} It was ${describeCalibration(calibration)}.` };
  }
  const { tone, meaning } = exactnessLook(mapping.kind);
  return { label: mapping.kind === 'estimate' ? `${WORDS.estimate} by ${countedWith(mapping).replace('_base', '')}` : WORDS[mapping.kind], tone, meaning };
}
