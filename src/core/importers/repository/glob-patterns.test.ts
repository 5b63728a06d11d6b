import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expandBraces, splitPatterns } from './glob-patterns';

describe('patterns', () => {
  it('stand apart by commas and blanks, but not inside of braces', () => {
    expect(splitPatterns(' src/**, *.ts\n*.md ,')).toEqual(['src/**', '*.ts', '*.md']);
    expect(splitPatterns('*.{txt,js},a.{b, c} d')).toEqual(['*.{txt,js}', 'a.{b, c}', 'd']);
    expect(splitPatterns('{a,{b,c}/d},e')).toEqual(['{a,{b,c}/d}', 'e']);
    expect(splitPatterns('{a,b'), 'a brace that is not closed yet').toEqual(['{a,b']);
    expect(splitPatterns('{a,b *.ts,c')).toEqual(['{a,b', '*.ts', 'c']);
    expect(splitPatterns('\\{a,b')).toEqual(['\\{a', 'b']);
  });

  it('with braces stand for those that a shell makes of them', () => {
    expect(expandBraces('*.{ts,tsx}')).toEqual(['*.ts', '*.tsx']);
    expect(expandBraces('{a,b}/{c,d}')).toEqual(['a/c', 'a/d', 'b/c', 'b/d']);
    expect(expandBraces('{a,{b,c}/d}')).toEqual(['a', 'b/d', 'c/d']);
    expect(expandBraces('a{,.min}.js')).toEqual(['a.js', 'a.min.js']);
    expect(expandBraces('*.{ts, tsx}')).toEqual(['*.ts', '*.tsx']);
    expect(expandBraces('{{project}}/{x{y,z}}')).toEqual(['{{project}}/{xy}', '{{project}}/{xz}']);
    expect(expandBraces('{a,b')).toEqual(['{a,b']);
    expect(expandBraces('\\{a,b}')).toEqual(['\\{a,b}']);
  });

  it('that begin with ./ mean the folder itself', () => {
    expect(['./src/**', '!./a', '././b', '{./c,d}'].flatMap(expandBraces)).toEqual(['/src/**', '!/a', '/b', '/c', 'd']);
  });

  it('with braces that come to too many are taken as they are', () => {
    expect(expandBraces('{a,b}'.repeat(10))).toHaveLength(1024);
    expect(expandBraces('{a,b}'.repeat(400))).toHaveLength(1);
    expect(expandBraces(`${'{a,'.repeat(499)}${'}'.repeat(499)}`).length).toBeLessThanOrEqual(1024);
  });

  it('are read whatever is typed', () => {
    const typed = fc.array(fc.constantFrom('{', '}', ',', ' ', '\\', 'a', '*', './', '!'), { maxLength: 40 }).map((pieces) => pieces.join(''));
    fc.assert(fc.property(typed, (text) => splitPatterns(text).every((each) => each !== '' && expandBraces(each).length >= 1)));
  });
});
