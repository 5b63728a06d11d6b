import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lastOf } from '@/core/importers/steps';
import { packText } from '@/core/prompt/long-text';
import { frameOf, outerFrame, SHAPES } from './prompt-shape';
import { clashOf, clashWords, NO_MARKS, shapeTraits } from './shape-traits';

const traits = (text: string) => lastOf(shapeTraits(packText(text)));

describe('what a shape asks of a text', () => {
  it('names each mark that a shape puts behind files, and the heading of the plain one', () => {
    const { after } = frameOf('xml', 'a.xml', 1, 0, true);
    const closing = [...after.trim().split('\n'), outerFrame('xml').after.trim()];
    expect(traits(`${after}${outerFrame('xml').after}`).marks).toEqual(closing);
    expect(closing.map((mark) => traits(`words ${mark}`).marks)).toEqual(closing.map((mark) => [mark]));
    expect(traits(frameOf('plain', 'src/größer.ts', 1, 0, true).before).marks).toEqual(['==> … <==']);
    expect(traits('</document >').marks).toEqual(['</document>']);
    for (const other of ['<document>', '</documentation>', '</w:document>', '== > a <==', 'x ==> a <==', '==> a <== b', '==> a', '</document']) expect(traits(other).marks, other).toBe(NO_MARKS);
  });

  it('is the same wherever the text is cut to be read', () => {
    const bit = fc.constantFrom('`', '```', '\n', '\r\n', '</document', '>', '_content', 's', '==> ', 'a.ts', ' <==', ' ', 'größer 🎉');
    const text = fc.tuple(fc.integer({ min: (1 << 16) - 30, max: (1 << 16) + 5 }), fc.constantFrom('a', '\n'), fc.array(bit, { maxLength: 12 })).map(([length, filler, bits]) => `${filler.repeat(length)}${bits.join('')}`);
    fc.assert(
      fc.property(text, (content) => {
        const marks = [/<\/document_content\s*>/, /<\/document\s*>/, /<\/documents\s*>/, /^==> .+ <==\r?$/m].map((pattern) => pattern.test(content));
        const fence = Math.max(0, ...(content.match(/`+/g) ?? []).map(({ length }) => length));
        const read = traits(content);
        expect({ ...read, marks: (['</document_content>', '</document>', '</documents>', '==> … <=='] as const).map((mark) => read.marks.includes(mark)) }).toEqual({ fence, endsInBreak: content.endsWith('\n'), marks });
      }),
      { numRuns: 300 },
    );
  });

  it('is read in steps where a text is long', () => {
    let steps = 0;
    for (const _ of shapeTraits('words '.repeat(1 << 18))) steps += 1;
    expect(steps).toBeGreaterThan(20);
  });
});

describe('a mark of a shape in a text', () => {
  it('is a clash in that shape alone, and nothing clashes with Markdown', () => {
    const all = traits(`</documents>\n</document>\n==> a <==\n`).marks;
    expect(SHAPES.map((shape) => clashOf(all, shape, false))).toEqual(['==> … <==', '</document>', null]);
    const outer = traits('</documents>').marks;
    expect([false, true].map((isPerFile) => clashOf(outer, 'xml', isPerFile))).toEqual(['</documents>', null]);
  });

  it('is told with its files, the first by name', () => {
    const at = (path: string, mark: '</document>' | '</document_content>' | '==> … <==' = '</document>') => ({ path, mark });
    expect(clashWords([], 'xml')).toBeNull();
    expect(clashWords([at('a.xml')], 'xml')).toBe('a.xml contains </document>, which the XML tags use too: a model may take the file to end there. Markdown is safe: its fences are longer than any in a file.');
    expect(clashWords([at('a.xml'), at('b.xml', '</document_content>')], 'xml')).toContain('a.xml and b.xml contain </document> or </document_content>, which the XML tags use too: a model may take them to end there.');
    expect(clashWords([at('a'), at('b'), at('c'), at('d')], 'xml')).toContain('a, b and 2 more contain </document>,');
    expect(clashWords([at('log.txt', '==> … <==')], 'plain')).toContain('log.txt contains ==> … <==, which the plain shape uses too: a model may take another file to begin there.');
  });
});
