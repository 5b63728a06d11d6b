import { expect, it } from 'vitest';
import { COMPLETION_FRAMING, OPENAI_FRAMING } from '@/core/catalog/framing';
import type { UnitId } from '@/core/units';
import type { Turn } from './part';
import { withCalls } from './call-count';

const CALL = '{"name":"find","arguments":{"q":"x"}}';
const turn = (text: string, speaker: Turn['speaker'] = 'assistant'): Turn => ({ id: 't' as UnitId, speaker, text });

it('is no exact count of a turn that calls tools, but where calls are text like any other, or the count is an estimate anyway', () => {
  const exact = { tokens: 9, low: 9, high: 9, exactness: 'exact' } as const;
  const about = { tokens: 9, low: 8, high: 11, exactness: 'calibrated' } as const;
  expect(withCalls(exact, turn(`Yes.\n${CALL}`), OPENAI_FRAMING.calls)).toEqual({ ...exact, exactness: 'estimate' });
  for (const own of [turn('No call.'), turn(CALL, 'user'), undefined]) expect(withCalls(exact, own, OPENAI_FRAMING.calls)).toBe(exact);
  expect(withCalls(exact, turn(CALL), COMPLETION_FRAMING.calls)).toBe(exact);
  expect(withCalls(about, turn(CALL), OPENAI_FRAMING.calls)).toBe(about);
});
