// Real builds of installed packages on one side, texts of many scripts and data that is written as text on the other.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { transform } from 'lightningcss';
import { describe, expect, it } from 'vitest';
import { blobs } from './blobs';
import { LANGUAGE_SAMPLES } from './language-samples';

const file = (path: string) => readFileSync(new URL(`../../../node_modules/${path}`, import.meta.url), 'utf8');
const kinds = (text: string) => [...new Set([...blobs(text)].flat().map(({ kind }) => kind))];
/** The same again until it has so many characters. */
const long = (text: string, units = 4_000) => text.repeat(Math.ceil(units / text.length));
/** Numbers that look like chance, the same on every run. */
const numbers = (count: number) => Array.from({ length: count }, (_, at) => Math.imul(at + 1, 0x9e3779b1) >>> 0);
const digitsOf = (alphabet: string, count: number) => numbers(count).map((each) => alphabet[(each >>> 8) % alphabet.length]).join('');

describe('minified code', () => {
  it.each(['d3-array/dist/d3-array.min.js', 'd3-scale/dist/d3-scale.min.js', 'd3-hierarchy/dist/d3-hierarchy.min.js', 'decimal.js-light/decimal.min.js', 'axe-core/axe.min.js'])('is %s', (path) => {
    expect(kinds(file(path))).toContain('minified');
  });

  it('is a style sheet', () => {
    for (const path of ['pdfjs-dist/web/pdf_viewer.css', 'tailwindcss/preflight.css']) {
      const { code } = transform({ filename: 'a.css', code: Buffer.from(file(path)), minify: true });
      expect(kinds(Buffer.from(code).toString()), path).toContain('minified');
    }
  });

  it('is a page', () => {
    const rows = numbers(80).map((each) => `<tr><td class="n">${each}</td><td><a href="/item/${each}">Item</a></td></tr>`).join('');
    expect(kinds(`<!doctype html><html><body><table>${rows}</table></body></html>`)).toEqual(['minified']);
  });

  it('is in any line that is made of its pieces', () => {
    const pieces = ['var a=function(b){return b.c(d,e)};', 'if(a&&b){c(d)}', 'const x=()=>this.y(0);', 'for(let i=0;i<n;i++)s+=t[i];'];
    fc.assert(fc.property(fc.array(fc.constantFrom(...pieces), { minLength: 3, maxLength: 40 }), (own) => void expect(kinds(long(own.join('')))).toEqual(['minified'])));
  });
});

describe('no minified code', () => {
  it.each(LANGUAGE_SAMPLES.map(({ name, text }) => [name, text] as const))('is %s, with blanks and without', (_name, text) => {
    for (const each of [text, text.replaceAll(/\s/g, '')]) expect(kinds(long(each))).not.toContain('minified');
  });

  it.each<[string, string]>([
    ['numbers', numbers(400).join(',')],
    ['hexadecimal digits', digitsOf('0123456789abcdef', 4_000)],
    ['bases of DNA', digitsOf('ACGT', 4_000)],
    ['amino acids', digitsOf('ACDEFGHIKLMNPQRSTVWY', 4_000)],
    ['LaTeX', long('\\frac{\\partial{u}}{\\partial{t}}=\\nabla^{2}u+\\sum_{i=1}^{n}\\left(a_{i}x^{i}\\right)\\text{ if }x>0;')],
    ['a path of SVG', numbers(600).map((each, at) => `${'MLCZ'[at % 4]}${each % 997}.${each % 7},${each % 31}`).join('')],
    ['base 85', digitsOf("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ!#$%&()*+-;<=>?@^_`{|}~", 6_000)],
    ['ASCII 85', digitsOf(String.fromCharCode(...Array.from({ length: 85 }, (_, at) => 33 + at)), 6_000)],
    ['base 58', digitsOf('123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz', 4_000)],
    ['a query', numbers(300).map((each) => `field${each % 90}=${each}`).join('&')],
    ['rows of a table', numbers(200).map((each) => `item-${each};${each % 100};"open"`).join(';')],
    ['paths', numbers(200).map((each) => `src/core/file-${each}.ts`).join(':')],
    ['a line of stars', '*'.repeat(3_000)],
  ])('is %s', (_what, text) => {
    expect(kinds(text)).not.toContain('minified');
  });

  it('is any text of characters that chance puts together', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', minLength: 20, maxLength: 400 }), (text) => void expect(kinds(long(text.replaceAll(/[\n<]/g, '-'), 3_000))).not.toContain('minified')));
  });
});
