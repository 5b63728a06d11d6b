import { describe, expect, it } from 'vitest';
import { importText } from '@/core/importers/formats/registry';
import { FormatPieces, piecesOf } from './format-pieces';

const line = (payload: object) => ({ type: 'response_item', payload });
const said = (role: string, text: string) => line({ type: 'message', role, content: [{ type: 'input_text', text }] });
const long = 'word '.repeat(100_000);
const rollout = [{ type: 'session_meta', payload: { id: 's' } }, said('user', 'One'), said('assistant', long), { type: 'compacted', payload: { message: 'Short' } }, ...Array.from({ length: 9 }, (_, at) => said(at % 2 === 0 ? 'assistant' : 'user', `${at} ${long}`))];
const answer = [importText(rollout.map((each) => JSON.stringify(each)).join('\n'))!, importText('{"messages":[{"role":"user","content":"Hi"}]}')!];

describe('a long answer', () => {
  it('comes in pieces of a megabyte or so, and is the same when they are put together', () => {
    const pieces = [...piecesOf(answer)].map((piece) => structuredClone(piece));
    const units = pieces.map((piece) => JSON.stringify(piece).length);
    expect(pieces.length).toBeGreaterThan(4);
    expect(Math.max(...units)).toBeLessThan(2_000_000);
    const joined = new FormatPieces();
    const answers = pieces.map((piece) => joined.add(piece));
    expect(answers.slice(0, -1).every((each) => each === null)).toBe(true);
    expect(answers.at(-1)).toEqual(answer);
    const shares = pieces.flatMap((piece) => (piece.kind === 'turns' ? [piece.share] : []));
    const turns = answer.reduce((sum, each) => sum + each.turns.length + each.earlier.flat().length, 0);
    expect(shares.at(-1)).toEqual({ done: turns, whole: turns });
    expect(shares.every(({ done }, at) => done > (shares[at - 1]?.done ?? 0))).toBe(true);
    expect(answer[0]!.earlier).toHaveLength(1);
  });

  it('of nothing is nothing', () => {
    expect([...piecesOf([])].map((piece) => new FormatPieces().add(piece))).toEqual([[]]);
  });
});
