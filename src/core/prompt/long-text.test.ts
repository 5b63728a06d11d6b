import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isSameText, LONG_UNITS, LongText, packText, packTextInSteps, type PartText, SECTION_BYTES, sectionsOf, textOfSections, wholeText } from './long-text';

const utf8 = (text: string) => new TextEncoder().encode(text);
const anyText = fc.string({
  unit: fc.oneof(fc.constantFrom('a', 'é', '中', '🎉', '\ufeff', '\0'), fc.string({ unit: 'binary', minLength: 1, maxLength: 1 })),
  maxLength: 60,
});

/** The text in sections of a few characters each, as small as tests need them. */
function inSections(text: string, charactersEach: number): LongText {
  const characters = [...text];
  const sections = [];
  for (let start = 0; start < characters.length; start += charactersEach) {
    sections.push(...(sectionsOf(utf8(characters.slice(start, start + charactersEach).join(''))) ?? []));
  }
  return new LongText(sections);
}

describe('LongText', () => {
  it('reads like the string: length, slices wherever they begin and end, in any order', () => {
    const places = fc.array(fc.tuple(fc.nat(130), fc.nat(130)), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 9 }), places, (text, size, slices) => {
        const long = inSections(text, size);
        expect(long.length).toBe(text.length);
        expect(long.characters).toBe([...text].length);
        expect(long.bytes).toBe(utf8(text).length);
        for (const [start, end] of slices) expect(long.slice(start, end)).toBe(text.slice(start, end));
        expect(wholeText(long)).toBe(text);
      }),
      { numRuns: 1000 },
    );
  });

  it('finds the byte of every unit, and copies bytes across sections', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 9 }), fc.nat(250), fc.nat(250), (text, size, a, b) => {
        const long = inSections(text, size);
        const bytes = utf8(text);
        for (let unit = 0; unit <= text.length; unit += 1) {
          const isInside = /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(unit - 1, unit + 1)) && unit > 0;
          expect(long.byteAt(unit)).toBe(utf8(text.slice(0, isInside ? unit - 1 : unit)).length);
        }
        const [start, end] = [Math.min(a, b, bytes.length), Math.min(Math.max(a, b), bytes.length)];
        const copy = new Uint8Array(end - start);
        expect(long.copyBytes(start, end, copy)).toBe(end - start);
        expect(copy).toEqual(bytes.subarray(start, end));
      }),
    );
  });

  it('is made of megabytes in sections of a bounded size', () => {
    const text = 'plain '.repeat(30_000) + 'é中🎉 '.repeat(90_000) + 'x'.repeat(LONG_UNITS);
    const long = packText(text);
    if (!(long instanceof LongText)) throw new Error('not long');
    expect(sectionsOf(utf8(text))?.every((section) => section.utf8.length <= SECTION_BYTES)).toBe(true);
    expect(isSameText(long, text)).toBe(true);
    for (const place of [SECTION_BYTES - 2, SECTION_BYTES, 179_999, 180_003, 500_001]) {
      expect(long.slice(place, place + 40)).toBe(text.slice(place, place + 40));
    }
  });
});

describe('texts of either kind', () => {
  it('is packed in steps, of which none cuts a pair, and stays a string where half a pair stands anywhere', () => {
    const pairs = `x${'🎉'.repeat(LONG_UNITS)}`;
    const steps = packTextInSteps(pairs);
    let count = 0;
    let packed: PartText | null = null;
    while (packed === null) {
      const step = steps.next();
      if (step.done === true) packed = step.value;
      else count += 1;
    }
    expect(count).toBeGreaterThan(8);
    if (!(packed instanceof LongText)) throw new Error('not long');
    expect([packed.characters, packed.bytes]).toEqual([LONG_UNITS + 1, 4 * LONG_UNITS + 1]);
    expect(isSameText(packed, pairs)).toBe(true);
    for (const place of [0, 1 << 17, (1 << 17) + 1, LONG_UNITS]) {
      const broken = `${pairs.slice(0, place)}\ud83c ${pairs.slice(place)}`;
      expect(packText(broken)).toBe(broken);
    }
  });

  it('a short text is a string, and one with a lone surrogate stays one', () => {
    expect(packText('short')).toBe('short');
    const lone = `${'x'.repeat(LONG_UNITS)}\ud800`;
    expect(packText(lone)).toBe(lone);
    expect(textOfSections(sectionsOf(utf8('é🎉')) ?? [])).toBe('é🎉');
    expect(textOfSections([])).toBe('');
  });

  it('are the same or not, however they are kept', () => {
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        expect(isSameText(inSections(a, 3), inSections(b, 2))).toBe(a === b);
        expect(isSameText(a, inSections(a, 2))).toBe(true);
        expect(isSameText(inSections(a, 2), b)).toBe(a === b);
      }),
    );
  });

  it('malformed UTF-8 is refused', () => {
    expect(sectionsOf(new Uint8Array([0x61, 0xff]))).toBeNull();
    expect(sectionsOf(new Uint8Array([0xe4, 0xb8]))).toBeNull();
    expect(sectionsOf(new Uint8Array(SECTION_BYTES + 5).fill(0x80))).toBeNull();
  });
});
