// An OpenAPI document in YAML, broken in every way that JSON is tested for, and in those of YAML alone.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importYaml, readYaml } from './from-yaml';
import { importText } from './registry';

const YAML = 'openapi: 3.0.3\npaths:\n  /a/{id}:\n    parameters:\n      - {name: id, in: path, required: true, schema: {type: string}}\n    get:\n      operationId: a\n      description: Reads a thing.\n';
const JSON_FORM = { openapi: '3.0.3', paths: { '/a/{id}': { parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }], get: { operationId: 'a', description: 'Reads a thing.' } } } };

describe('YAML', () => {
  it('is read as the same document in JSON is', () => {
    const read = importYaml(YAML);
    expect(read).not.toBeNull();
    expect(read).toEqual(importText(JSON.stringify(JSON_FORM)));
    for (const written of [`\ufeff${YAML}`, YAML.replaceAll('\n', '\r\n'), `---\n${YAML}...\n`, `# of ours\n${YAML}`]) expect(importYaml(written)).toEqual(read);
  });

  it('that is cut off, or is anything at all, never throws', () => {
    for (let end = 0; end < YAML.length; end += 1) expect(() => importYaml(YAML.slice(0, end))).not.toThrow();
    fc.assert(
      fc.property(fc.nat(YAML.length), fc.oneof(fc.string({ maxLength: 5 }), fc.constantFrom('&a ', '*a', '<<: *a\n', '? ', '!!js/function x', '!<tag>', '\t', '- ', ': ', '{', '[', '|', '%YAML 9\n', '---\n')), (at, put) => {
        expect(() => importYaml(YAML.slice(0, at) + put + YAML.slice(at))).not.toThrow();
      }),
    );
  });

  it.each([
    ['a quote that does not close', 'openapi: 3.0.3\npaths:\n  /a:\n    get: {operationId: a}\n  /b:\n    get:\n      operationId: b\n      summary: "unterminated\n  /c:\n    get:\n      operationId: c\n      summary: Third.\n', { kind: 'open-quote', line: 8, column: 16 }],
    ['a path that stands twice', 'openapi: 3.0.3\npaths:\n  /a:\n    get: {operationId: a}\n  /a:\n    post: {operationId: b}\n', { kind: 'same-key', line: 5, column: 3 }],
    ['a flow map that does not close', 'openapi: 3.0.3\npaths:\n  /a:\n    get: {operationId: a\n', { kind: 'open-bracket', line: 4, column: 10 }],
    ['a second document', `${YAML}---\n${YAML}`, { kind: 'several', line: 9, column: 1 }],
    ['a line with a tab', 'openapi: 3.0.3\npaths:\n  /a:\n\t  get: {operationId: a}\n', { kind: 'broken', line: 4, column: 1 }],
    ['a quote in a fence', '\n```yaml\nopenapi: 3.0.3\npaths:\n  /a:\n    get: {operationId: "a}\n```\n', { kind: 'open-quote', line: 6, column: 24 }],
  ])('with %s is none, and it is told where', (_what, text, fault) => {
    expect(readYaml(text)).toEqual({ imported: null, fault });
  });

  it('in a fence of Markdown is read, and told', () => {
    expect(importYaml(`\`\`\`yaml\n${YAML}\`\`\`\n`)).toEqual({ ...importYaml(YAML), notes: [{ kind: 'fenced' }] });
  });

  it('with aliases in aliases is none, at once, whatever else it says; a few are followed', () => {
    const letters = 'abcdefgh'.split('');
    const bomb = letters.map((each, at) => `${each}: &${each} [${Array.from({ length: 9 }, () => (at === 0 ? 'x' : `*${letters[at - 1]}`)).join(',')}]\n`).join('');
    const start = performance.now();
    expect(readYaml(YAML + bomb)).toEqual({ imported: null, fault: { kind: 'many-aliases' } });
    expect(performance.now() - start).toBeLessThan(2000);
    expect(importYaml(`${YAML}a: &a [x]\nb: [*a, *a]\n`)).not.toBeNull();
  });

  it('nested too deeply is none, and that is told, in a fence as well', () => {
    const deep = { imported: null, fault: { kind: 'too-deep' } };
    const lines = Array.from({ length: 201 }, (_, level) => `${' '.repeat(level)}a:`).join('\n');
    for (const levels of [201, 5000, 100_000]) expect(readYaml(`${YAML}deep: ${'['.repeat(levels)}${']'.repeat(levels)}\n`)).toEqual(deep);
    expect(readYaml(`${YAML}${lines} x\n`)).toEqual(deep);
    expect(readYaml(`\`\`\`yaml\n${YAML}${lines} x\n\`\`\`\n`)).toEqual(deep);
    expect(readYaml(`${YAML}deep: ${'['.repeat(190)}${']'.repeat(190)}\n`)).toMatchObject({ fault: null, imported: { format: 'openapi' } });
  });

  it('with an alias of nothing is none, and that is told', () => {
    expect(readYaml(`${YAML}x: *none\n`)).toEqual({ imported: null, fault: { kind: 'lost-alias' } });
  });

  it.each(['__proto__', 'constructor', 'toString', '<<'])('with a key %s changes nothing but itself', (key) => {
    for (const written of [`${key}: {polluted: true}\n${YAML}`, YAML.replace('    get:', `    "${key}": {polluted: true}\n    get:`), YAML.replace('schema: {', `schema: {"${key}": {polluted: true}, `)]) {
      expect(importYaml(written)).not.toBeNull();
      expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
      expect(Object.keys(Object.prototype)).toEqual([]);
    }
  });

  it('says which numbers are rounded and which are lost', () => {
    const read = importYaml(YAML.replace('{type: string}', '{type: integer, maximum: 12345678901234567890, minimum: 1e999}'));
    expect(read?.notes).toEqual([{ kind: 'rounded-numbers', count: 1 }, { kind: 'lost-numbers', count: 1 }]);
  });
});
