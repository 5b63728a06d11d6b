// Formulas as Word and PowerPoint write them, in one line that says what they say.
import { describe, expect, it } from 'vitest';
import { docxOf, pptxOf } from '@/test/office-files';
import { sourceOf } from '@/test/zip-files';
import { readDocument } from './read-document';

const M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"';
const t = (text: string) => `<m:r><m:rPr><m:sty m:val="p"/></m:rPr><m:t>${text}</m:t></m:r>`;
const el = (name: string, ...inner: readonly string[]) => `<m:${name}>${inner.join('')}</m:${name}>`;
const chars = (name: string, values: Readonly<Record<string, string>>) => el(name, ...Object.entries(values).map(([key, value]) => `<m:${key} m:val="${value}"/>`));
const read = async (bytes: Uint8Array) => {
  const result = await readDocument(sourceOf(bytes));
  return result.ok ? result.value.texts[0]?.text : result.error;
};
const inWord = (...formula: readonly string[]) => read(docxOf(`<w:p><w:r><w:t xml:space="preserve">So </w:t></w:r><m:oMathPara ${M}><m:oMath>${formula.join('')}</m:oMath></m:oMathPara></w:p>`));
const half = el('f', el('fPr', '<m:type m:val="bar"/>'), el('num', t('1')), el('den', t('2')));

describe('a formula', () => {
  it.each([
    ['a fraction', [half], '1/2'],
    ['a longer one', [el('f', el('num', t('a+b')), el('den', t('2a')))], '(a+b)/2a'],
    ['fractions in one', [el('f', el('num', half), el('den', t('x')))], '(1/2)/x'],
    ['a power', [t('10'), el('sSup', el('e', t('x')), el('sup', t('2')))], '10x^2'],
    ['a longer one', [el('sSup', el('e', t('a+b')), el('sup', t('n-1')))], '(a+b)^(n-1)'],
    ['indices', [el('sSub', el('e', t('x')), el('sub', t('i'))), el('sSubSup', el('e', t('y')), el('sub', t('1')), el('sup', t('2')))], 'x_iy_1^2'],
    ['roots', [el('rad', el('radPr', '<m:degHide m:val="1"/>'), el('deg'), el('e', t('x+1'))), el('rad', el('deg', t('3')), el('e', t('y')))], '√(x+1)√[3]y'],
    ['brackets', [el('d', el('e', t('x'))), el('d', chars('dPr', { begChr: '{', sepChr: ',', endChr: '' }), el('e', t('a')), el('e', t('b')))], '(x){a,b'],
    ['a power of brackets', [el('sSup', el('e', el('d', el('e', t('x+1')))), el('sup', t('2')))], '(x+1)^2'],
    ['a sum', [el('nary', chars('naryPr', { chr: '∑' }), el('sub', t('i=1')), el('sup', t('n')), el('e', t('i')))], '∑_(i=1)^n i'],
    ['an integral', [el('nary', el('naryPr'), el('sub'), el('sup'), el('e', t('f')))], '∫ f'],
    ['functions and limits', [el('func', el('fName', el('limLow', el('e', t('lim')), el('lim', t('x→0')))), el('e', t('x')))], 'lim_(x→0) x'],
    ['a matrix', [el('m', el('mr', el('e', t('a')), el('e', t('b'))), el('mr', el('e', t('c')), el('e', t('d'))))], '[a, b; c, d]'],
    ['equations', [el('eqArr', el('e', t('x=1')), el('e', t('y=2')))], 'x=1; y=2'],
  ])('of %s', async (_what, formula, text) => expect(await inWord(...formula)).toBe(`So ${text}\n`));

  it('on a slide is the same, and what is called so outside of one is none', async () => {
    const shape = `<p:sp><p:txBody><a:p><a14:m xmlns:a14="x"><m:oMath ${M}>${half}</m:oMath></a14:m></a:p></p:txBody></p:sp>`;
    expect(await read(pptxOf([{ shapes: shape }]))).toBe('# Slide 1\n\n1/2\n');
    expect(await read(docxOf('<w:p><w:num><w:r><w:t>1</w:t></w:r></w:num><w:d><w:r><w:t>2</w:t></w:r></w:d></w:p>'))).toBe('12\n');
  });

  it('that is broken has its letters all the same', async () => {
    expect(await inWord(el('num', t('1')), el('sup', t('2')), el('e', t('3')))).toBe('So 1/^23\n');
  });
});
