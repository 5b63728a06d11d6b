import { expect } from 'vitest';

/** That a text is one SVG that holds no code, refers to nothing but its own patterns, and closes every tag that it opens. */
export function expectClosedSvg(svg: string): void {
  expect(svg).not.toMatch(/<script|<foreignObject|<style|\son\w+=|href|url\((?!#hatch)/);
  expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  // What is left between the tags is text.
  const open: string[] = [];
  for (const [, closes, name, , selfClosed] of svg.matchAll(/<(\/?)([a-z]+)((?:\s[\w:-]+="[^"<]*")*)\s*(\/?)>/gi)) {
    if (closes === '/') expect(open.pop()).toBe(name);
    else if (selfClosed !== '/') open.push(name ?? '');
  }
  expect(open).toEqual([]);
}
