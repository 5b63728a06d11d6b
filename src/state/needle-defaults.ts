// What needle tests begin with, and how their settings are kept. Only the view, loaded when asked for, imports this.
import * as v from 'valibot';
import { sampleNeedle } from '@/core/recall/needle-plan';
import type { AppState } from './app-state';
import { keepRecord, readFields } from './keep-record';
import type { RecordStore } from './keeping';
import type { NeedleChoices } from './needles-slice';
import { remembered, type Selector } from './selectors';
import type { AppStore } from './store';

export const MOST_TRIALS = 50;

export const DEFAULT_NEEDLES: NeedleChoices = {
  lengths: '2k, 4k, 8k, 16k',
  depths: '0, 25, 50, 75, 100',
  trials: 2,
  source: 'filler',
  needleKind: 'sample',
  ...sampleNeedle('amber-4821'),
  shape: 'openai',
  modelName: null,
};

export const selectNeedles: Selector<NeedleChoices> = remembered(
  (state: AppState) => [state.needles],
  (needles) => ({ ...DEFAULT_NEEDLES, ...needles }),
);

const text = v.pipe(v.string(), v.maxLength(2000));
const FIELDS = {
  lengths: text,
  depths: text,
  trials: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(MOST_TRIALS)),
  source: v.picklist(['filler', 'documents']),
  needleKind: v.picklist(['sample', 'own']),
  needle: text,
  question: text,
  answer: text,
  shape: v.picklist(['openai', 'anthropic']),
  modelName: v.nullable(text),
} satisfies { [Name in keyof NeedleChoices]: v.GenericSchema<unknown, NeedleChoices[Name]> };

/** Keeps what was set between visits. */
export function keepNeedles(store: AppStore, records: RecordStore): Promise<void> {
  return keepRecord(store, records, { key: 'needles', activity: 'saving what was set', keptOf: ({ needles }) => ({ needles }), read: (value) => ({ needles: readFields(FIELDS, value) }), write: ({ needles }) => needles });
}
