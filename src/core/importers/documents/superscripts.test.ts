// What is raised or lowered on the page, in every format that can say so.
import { describe, expect, it } from 'vitest';
import { docxOf, pptxOf, xlsxOf } from '@/test/office-files';
import { sourceOf } from '@/test/zip-files';
import { htmlText } from './html-text';
import { readDocument } from './read-document';
import { levelled } from './superscripts';

const textOf = async (bytes: Uint8Array<ArrayBuffer>) => {
  const result = await readDocument(sourceOf(bytes));
  return result.ok ? result.value.texts[0]!.text.trim() : JSON.stringify(result.error);
};
const html = (inner: string) => htmlText(`<!doctype html><body>${inner}`).text.trimEnd();

describe('of HTML', () => {
  it.each([
    ['10<sup>2</sup> m', '10² m'],
    ['10<sup>&minus;3</sup>, 10<sup>-3</sup> and 10<sup>\u20133</sup>', '10⁻³, 10⁻³ and 10⁻³'],
    ['H<sub>2</sub>O and SO<sub>4</sub><sup>2-</sup>', 'H₂O and SO₄²⁻'],
    ['<sup>14</sup><sub>6</sub>C', '¹⁴₆C'],
    ['x<sup>n+1</sup>, a<sub>i</sub>', 'xⁿ⁺¹, aᵢ'],
    ['2<sup>0.5</sup> V<sub>max</sub>', '2^(0.5) V_(max)'],
    ['f<sup>(k)</sup>', 'f^(k)'],
    ['e<sup>x<sup>2</sup></sup>', 'e^(x²)'],
    ['word<sup><a href="#c">[1]</a></sup><sup>[2]</sup> on', 'word[1][2] on'],
    ['word<sup>1</sup>. word<sup>1,2</sup> word<sup>1</sup><sup>,</sup><sup>2</sup>', 'word¹. word^(1,2) word¹,²'],
    ['the 1<sup>st</sup>, 22<sup>nd</sup>, 1<sup>er</sup>', 'the 1st, 22nd, 1er'],
    ['Name<sup>TM</sup> Name<sup>®</sup> p*<sup>*</sup> 25 <sup>o</sup>C', 'Name™ Name® p** 25 ºC'],
    ['<sup>a</sup> adjusted', '^(a) adjusted'],
    ['<p>Text</p><sub>Made with care by 3 people</sub>', 'Text\n\nMade with care by 3 people'],
    ['Text <sup> 2 </sup>end', 'Text ² end'],
    ['10<span style="vertical-align: super">2</span>', '10²'],
    ['<style>.c5{vertical-align:super}.c6{vertical-align:baseline}</style>10<span class="c5">2</span> <span class="c5 c6">3</span>', '10² 3'],
    ['<style>sup{vertical-align:baseline;position:relative;top:-.5em}</style>10<sup>2</sup>', '10²'],
    ['10<sup hidden>2</sup><sup></sup>', '10'],
    ['one<sup>two<p>three</p>four</sup>', 'onetwo\n\nthree\n\nfour'],
    ['<table><tr><td>a<sup>2</sup></td><td><sup>b</sup>c</td></tr></table>', 'a²\t^(b)c'],
  ])('%s', (source, text) => {
    expect(html(source)).toBe(text);
  });

  it.each([
    ['<msup><mi>x</mi><mn>2</mn></msup><mo>+</mo><msubsup><mi>y</mi><mi>i</mi><mi>k</mi></msubsup>', 'x²+yᵢ^(k)'],
    ['<mfrac><mn>1</mn><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow></mfrac>', '1/(a+b)'],
    ['<msqrt><mi>a</mi><mo>\u2062</mo><mi>b</mi></msqrt><mroot><mi>x</mi><mn>3</mn></mroot>', '√ab√[3]x'],
    ['<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>0</mn></mrow><mi>N</mi></munderover><mi>i</mi>', '∑ᵢ₌₀^(N)i'],
    ['<mtable><mtr><mtd>1</mtd><mtd>2</mtd></mtr><mtr><mtd>3</mtd><mtd>4</mtd></mtr></mtable>', '[1, 2; 3, 4]'],
    ['<semantics><mn>1</mn><annotation encoding="application/x-tex">one</annotation></semantics>', '1'],
  ])('a formula of %s', (source, text) => {
    expect(html(`so <math>${source}</math> it is`)).toBe(`so ${text} it is`);
  });

  it('a formula that KaTeX shows twice is there once', () => {
    const drawn = '<span class="katex-html" aria-hidden="true"><span class="mord">1</span><span class="mord">2</span></span>';
    expect(html(`<span class="katex"><span class="katex-mathml"><math><mfrac><mn>1</mn><mn>2</mn></mfrac></math></span>${drawn}</span> end`)).toBe('1/2 end');
    expect(html(`${drawn} end`)).toBe('12 end');
  });

  it('that never end, or nest without end, are read at once', () => {
    const many = 20_000;
    expect(html('<sup>x'.repeat(5000)).replaceAll('x', '').length).toBeLessThan(1000);
    expect(html('a<sup>2'.repeat(5000)).length).toBeGreaterThan(9000);
    expect(html(`<sup>${'<b>2</b> '.repeat(many)}`).length).toBe(2 * many - 1);
  });
});

describe('of office documents', () => {
  const r = (text: string, properties = '') => `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
  const up = '<w:vertAlign w:val="superscript"/>';

  it('stand as such in Word, run by run or by their style, in notes too', async () => {
    const styles = '<w:style w:type="character" w:styleId="Base"><w:rPr><w:vertAlign w:val="subscript"/></w:rPr></w:style><w:style w:type="character" w:styleId="Low"><w:basedOn w:val="Base"/></w:style>';
    const footnotes = `<w:footnote w:id="2"><w:p><w:r><w:rPr>${up}</w:rPr><w:footnoteRef/></w:r>${r('5 m')}${r('2', up)}${r('.')}</w:p></w:footnote>`;
    const body = `<w:p>${r('10')}${r('-', up)}<w:r><w:rPr>${up}</w:rPr><w:noBreakHyphen/><w:t>3</w:t></w:r>${r(' m')}${r('2', up)}${r('H', '<w:vertAlign w:val="baseline"/>')}${r('2', '<w:rStyle w:val="Low"/>')}${r('O')}<w:r><w:rPr>${up}</w:rPr><w:footnoteReference w:id="2"/></w:r>${r('2', '<w:rStyle w:val="Low"/><w:vertAlign w:val="baseline"/>')}</w:p><w:p>${r('1')}${r('st', up)}${r('9', `${up}<w:vanish/>`)}</w:p><w:p>${r('e')}${r('x', up)}</w:p>`;
    expect(await textOf(docxOf(body, { styles, footnotes }))).toBe('10⁻⁻³ m²H₂O[^1]2\n1st[hidden: ⁹]\ne^(x)\n\n[^1]: 5 m².');
  });

  it('stand as such in PowerPoint', async () => {
    const run = (text: string, baseline?: string) => `<a:r><a:rPr${baseline === undefined ? '' : ` baseline="${baseline}"`}/><a:t>${text}</a:t></a:r>`;
    const body = (runs: string) => `<p:sp><p:txBody><a:p>${runs}</a:p></p:txBody></p:sp>`;
    expect(await textOf(pptxOf([{ shapes: body(run('10') + run('2', '30000') + run(' CO', '0') + run('2', '-25%')) + body(run('x') + run('y', '30000')) }]))).toBe('# Slide 1\n\n10² CO₂\nx^(y)');
  });

  it('stand as such in cells of Excel', async () => {
    const rich = '<r><t xml:space="preserve">area, m</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>2</t></r><r><t xml:space="preserve"> net</t></r><rPh sb="0" eb="1"><t>reading</t></rPh>';
    expect(await textOf(xlsxOf([{ name: 'S', rows: `<row><c t="s"><v>0</v></c><c t="inlineStr"><is>${rich}</is></c><c t="inlineStr"><is><t>x</t></is></c></row>` }], { strings: `<si>${rich}</si>` }))).toBe('## S\n\narea, m² net\tarea, m² net\tx');
  });
});

it('what is longer than a script comes back as it is, at once', () => {
  const long = ' a'.repeat(500_000);
  expect(levelled(long, 'superscript', 'x')).toBe(long);
  expect(levelled('2', null, 'x')).toBe('2');
});
