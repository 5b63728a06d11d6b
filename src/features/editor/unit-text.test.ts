import { describe, expect, it } from 'vitest';
import type { HistoryPart, TextPart } from '@/core/prompt/part';
import type { UnitId } from '@/core/units';
import { editedUnit, opening } from './unit-text';

const id = (text: string) => text as UnitId;
const tool: TextPart = { id: id('t'), role: 'tools', name: 'read_file', text: '{}', enabled: true };
const history: HistoryPart = {
  id: id('h'),
  role: 'history',
  name: 'Conversation',
  enabled: true,
  turns: [
    { id: id('1'), speaker: 'user', text: '\n\n  Hello\r\nthere' },
    { id: id('2'), speaker: 'assistant', text: '' },
  ],
};

describe('editedUnit', () => {
  it('is the part itself, or a turn of the history', () => {
    expect(editedUnit(tool, tool.id)).toMatchObject({ kind: 'part', id: 't', name: 'read_file' });
    expect(editedUnit(history, id('2'))).toMatchObject({ kind: 'turn', id: '2', name: 'turn 2', speaker: 'assistant' });
  });
  it('is the first turn while the history itself is focused, and nothing when it has none', () => {
    expect(editedUnit(history, history.id)).toMatchObject({ id: '1', name: 'turn 1' });
    expect(editedUnit({ ...history, earlier: [history.turns, history.turns.slice(1)] }, history.id)).toMatchObject({ id: '1', name: 'turn 4' });
    expect(editedUnit({ ...history, turns: [] }, history.id)).toBeNull();
  });
});

it('opening is on one line', () => {
  expect(history.turns.map(opening)).toEqual(['Hello there', '']);
});
