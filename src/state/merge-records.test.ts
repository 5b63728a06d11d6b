import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeRecords } from './merge-records';

describe('a record that two tabs write', () => {
  it('has what either changed, and of what both changed, mine', () => {
    expect(mergeRecords({ a: 1, b: 1, c: 1 }, { a: 2, b: 1, c: 2 }, { a: 1, b: 3, c: 3 })).toEqual({ a: 2, b: 3, c: 2 });
    expect(mergeRecords({ a: { b: 1, c: 1 } }, { a: { b: 2, c: 1 } }, { a: { b: 1, c: 3 } })).toEqual({ a: { b: 2, c: 3 } });
    expect(mergeRecords({ a: 1, b: 1 }, { b: 1 }, { a: 1, b: 1, later: true })).toEqual({ b: 1, later: true });
    for (const nothing of [undefined, null, 'text', [1]]) expect(mergeRecords({ a: 1 }, { a: 2 }, nothing)).toEqual({ a: 2 });
  });

  it('counts each entry of a list with ids by itself', () => {
    const [one, two, three, four] = ['1', '2', '3', '4'].map((id) => ({ id, name: `n${id}` }));
    const merged = mergeRecords({ list: [one, two, three] }, { list: [one, { ...two, name: 'mine' }, three, four] }, { list: [{ ...one, name: 'theirs' }, { ...two, name: 'theirs' }, { id: '5' }] });
    expect(merged).toEqual({ list: [{ id: '1', name: 'theirs' }, { id: '2', name: 'mine' }, four, { id: '5' }] });
    expect(mergeRecords({ pairs: [['a', 1], ['b', 1]] }, { pairs: [['a', 2], ['b', 1]] }, { pairs: [['a', 1], ['c', 1]] })).toEqual({ pairs: [['a', 2], ['c', 1]] });
    expect(mergeRecords({ list: [1] }, { list: [1, 2] }, { list: [1, 3] })).toEqual({ list: [1, 2] });
  });

  it('is mine where nobody else wrote, theirs where I changed nothing, and nothing is lost of changes to different names', () => {
    const record = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.oneof(fc.nat(2), fc.array(fc.record({ id: fc.constantFrom('x', 'y') }), { maxLength: 2 })));
    fc.assert(
      fc.property(record, record, (base, mine) => {
        expect(mergeRecords(base, mine, base)).toEqual(mine);
        expect(mergeRecords(base, base, mine)).toEqual(mine);
      }),
    );
  });
});
