// The text that a folder becomes: every file in its frame, and the frames counted before the files are read.
import * as fc from 'fast-check';
import { countTokens as countAsCl100k } from 'gpt-tokenizer/encoding/cl100k_base';
import { countTokens as countAsO200k } from 'gpt-tokenizer/encoding/o200k_base';
import { describe, expect, it } from 'vitest';
import { lastOf } from '@/core/importers/steps';
import { LongText, packText, wholeText } from '@/core/prompt/long-text';
import { assembly, chosenFiles, framingCount, framingText } from './assemble';
import { chosen, FolderTree } from './folder-tree';
import { type Shape, SHAPES } from './prompt-shape';
import { shapeTraits } from './shape-traits';

const open = () => Promise.reject(new Error('not opened'));

function treeOf(texts: Readonly<Record<string, string>>): FolderTree {
  const tree = new FolderTree('root');
  for (const [path, text] of Object.entries(texts)) {
    const node = tree.nodes[tree.add(0, path, path, { kind: 'file', name: path, open })]!;
    Object.assign(node, lastOf(shapeTraits(text)));
  }
  return tree;
}

function built(shape: Shape, texts: Readonly<Record<string, string>>, isPerFile = false, filesBefore = 0): string {
  const made = assembly(shape, isPerFile, filesBefore);
  for (const [path, text] of Object.entries(texts)) lastOf(made.add(path, packText(text)));
  return wholeText(made.finish());
}

const TEXTS = { 'a.ts': 'run()\n', 'b<c>.md': '```\ncode\n```', 'empty.txt': '' };

describe('the text of a folder', () => {
  it.each([
    ['plain', '==> a.ts <==\nrun()\n\n==> b<c>.md <==\n```\ncode\n```\n\n==> empty.txt <==\n\n\n'],
    ['xml', '<documents>\n<document index="1">\n<source>a.ts</source>\n<document_content>\nrun()\n</document_content>\n</document>\n<document index="2">\n<source>b&lt;c&gt;.md</source>\n<document_content>\n```\ncode\n```\n</document_content>\n</document>\n<document index="3">\n<source>empty.txt</source>\n<document_content>\n\n</document_content>\n</document>\n</documents>\n'],
    ['markdown', '## a.ts\n\n```ts\nrun()\n```\n\n## b<c>.md\n\n````md\n```\ncode\n```\n````\n\n## empty.txt\n\n```txt\n\n```\n\n'],
  ] as const)('in the shape %s is each file in its frame', (shape, text) => {
    expect(built(shape, TEXTS)).toBe(text);
  });

  it('is its files and the framing that is counted, and nothing else', () => {
    const name = fc.stringMatching(/^[a-z<&]{1,6}\.(?:ts|md)$/);
    const content = fc.array(fc.constantFrom('`', '```', '\n', 'words ', 'größer', '🎉'), { maxLength: 6 }).map((all) => all.join(''));
    fc.assert(
      fc.property(fc.constantFrom(...SHAPES), fc.dictionary(name, content, { maxKeys: 6 }), (shape, texts) => {
        const tree = treeOf(texts);
        const framing = wholeText(lastOf(framingText(shape, chosenFiles(tree, new Map()))));
        const whole = built(shape, texts);
        expect(whole.length).toBe(framing.length + Object.values(texts).reduce((sum, text) => sum + text.length, 0));
        const [sorted, parts] = [[...whole].toSorted().join(''), [...framing, ...Object.values(texts).flatMap((text) => [...text])].toSorted().join('')];
        expect(sorted).toBe(parts);
      }),
    );
  });

  it('comes, in every shape and as one text or many, to tokens within what is announced of files and framing', () => {
    const bits = ['`', '```', '\n', '\n\n', '\r\n', ' ', '   ', '\t', 'words ', 'größer', '🎉', '/', '/usr', '<', '>', '</', '==', ':', '#', '.', '1', 'A', '{', '}\n', '.ts', ')', '";', '日本語'];
    const content = fc.array(fc.constantFrom(...bits), { maxLength: 6 }).map((all) => all.join(''));
    const contents = fc.array(content, { minLength: 1, maxLength: 8 });
    const oracles = [countAsO200k, countAsCl100k];
    fc.assert(
      fc.property(fc.constantFrom(...SHAPES), fc.boolean(), fc.constantFrom(...oracles), contents, (shape, isPerFile, tokensOf, all) => {
        const texts = Object.fromEntries(all.map((text, index) => [`src/f${index}.ts`, text]));
        const framing = tokensOf(wholeText(lastOf(framingText(shape, chosenFiles(treeOf(texts), new Map()), isPerFile))));
        const announced = framingCount({ tokens: framing, low: framing, high: framing, exactness: 'exact' }, all.length);
        const ofFiles = all.reduce((sum, text) => sum + tokensOf(text), 0);
        const parts = isPerFile ? Object.entries(texts).map((text, index) => built(shape, Object.fromEntries([text]), isPerFile, index)) : [built(shape, texts)];
        const tokens = parts.reduce((sum, part) => sum + tokensOf(part), 0);
        expect(tokens).toBeGreaterThanOrEqual(ofFiles + announced.low);
        expect(tokens).toBeLessThanOrEqual(ofFiles + announced.high);
      }),
      { numRuns: 500 },
    );
  });

  it('has a framing of thousands of files in steps, which is not joined at the end', () => {
    const files = chosenFiles(treeOf(Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`src/a-file-of-many/${at}.ts`, '']))), new Map());
    const steps = framingText('xml', files);
    let count = 0;
    let step = steps.next();
    for (; step.done !== true; step = steps.next()) count += 1;
    expect(count).toBeGreaterThanOrEqual(100);
    expect(step.value).toBeInstanceOf(LongText);
  });

  it('has no framing of what is not chosen', () => {
    const tree = treeOf(TEXTS);
    const files = chosenFiles(tree, chosen(new Map(), 'a.ts', false));
    expect(files.map(({ path }) => path)).toEqual(['b<c>.md', 'empty.txt']);
    expect(wholeText(lastOf(framingText('plain', files)))).not.toContain('a.ts');
  });
});
