import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noteWords } from './import-words';
import { importYaml } from './from-yaml';
import { importText } from './registry';
import { mayBeYaml } from '@/core/importers/format-telltale';

const PETS = {
  openapi: '3.1.0',
  info: { title: 'Pets', version: '1' },
  paths: {
    '/pets/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
      get: { operationId: 'get pet', summary: 'Reads a pet.', description: 'By its id.', parameters: [{ $ref: '#/components/parameters/Fields' }] },
      put: { requestBody: { required: true, content: { 'application/json': { schema: { $ref: '#/components/schemas/Pet' } } } } },
    },
    '/pets': { post: { operationId: 'get_pet', requestBody: { content: { 'text/csv': { schema: { type: 'string' } } } } }, get: { parameters: [{ $ref: 'https://example.org/p.json#/P' }] } },
  },
  components: {
    parameters: { Fields: { name: 'fields', in: 'query', description: 'Which.', schema: { $ref: '#/components/schemas/Names' } } },
    schemas: { Names: { type: 'array', items: { type: 'string' } }, Pet: { type: 'object', required: ['name'], properties: { name: { type: 'string' }, mother: { $ref: '#/components/schemas/Pet' }, 'x/y~': { $ref: '#/components/schemas/a~1b~0' } } }, 'a/b~': { type: 'null' } },
  },
};
const toolsOf = (text: string) => JSON.parse(importText(text)?.tools ?? 'null') as { name: string; description: string; input_schema: unknown }[];

describe('an OpenAPI document', () => {
  it('is a tool for each operation, with what it refers to in place', () => {
    expect(toolsOf(JSON.stringify(PETS))).toEqual([
      { name: 'get_pet', description: 'Reads a pet.\nBy its id.', input_schema: { type: 'object', properties: { id: { type: 'integer' }, fields: { type: 'array', items: { type: 'string' }, description: 'Which.' } }, required: ['id'] } },
      { name: 'put_pets_id', description: '', input_schema: { type: 'object', properties: { id: { type: 'integer' }, name: { type: 'string' }, mother: {}, 'x/y~': { type: 'null' } }, required: ['id', 'name'] } },
      { name: 'get_pets', description: '', input_schema: { type: 'object', properties: {} } },
      { name: 'get_pet_2', description: '', input_schema: { type: 'object', properties: { body: { type: 'string' } } } },
    ]);
  });

  it('says what was cut and what stands elsewhere', () => {
    expect(importText(JSON.stringify(PETS))?.notes.map(noteWords)).toEqual([
      '#/components/schemas/Pet: refers to itself, or goes deeper than is sent; cut there.',
      'https://example.org/p.json#/P: stands in another document, which is not read; what it says is left empty.',
    ]);
  });

  it('is the same in YAML, which is read with its anchors; a bomb and what is no YAML are none', () => {
    const yaml = '# Pets\nopenapi: 3.0.3\npaths:\n  /a:\n    get: &op\n      operationId: a\n      parameters: [{name: q, in: query, schema: {type: string}}]\n    put:\n      <<: *op\n      operationId: b\n';
    expect(importYaml(yaml)).toMatchObject({ format: 'openapi', tools: expect.stringContaining('"b"') });
    const bomb = `openapi: 3.0.0\na: &a [x, x, x, x, x, x, x, x, x]\n${'bcdefgh'.split('').map((each, at) => `${each}: &${each} [${Array.from({ length: 9 }, () => `*${'abcdefg'[at]}`).join(',')}]`).join('\n')}\npaths: {}\n`;
    expect(importYaml(bomb)).toBeNull();
    for (const text of ['openapi: "3', 'openapi: 3.0.0\n\t- x: [', '- a', '']) expect(importYaml(text)).toBeNull();
  });

  it('of references to each other comes to an end', () => {
    const schemas = Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`s${at}`, { type: 'object', properties: Object.fromEntries(Array.from({ length: 12 }, (_each, to) => [`p${to}`, { $ref: `#/components/schemas/s${to}` }])) }]));
    const text = JSON.stringify({ openapi: '3.0.0', paths: { '/': { post: { requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/s0' } } } } } } }, components: { schemas } });
    expect(importText(text)!.tools.length).toBeLessThan(60_000_000);
  });

  it('of any shape is read or left alone, and its names are those that vendors take', () => {
    const key = fc.constantFrom('paths', 'get', 'post', '/a', '/b{c}', 'parameters', 'requestBody', 'content', 'application/json', 'schema', '$ref', 'properties', 'name', 'in', 'operationId', 'required', '__proto__', 'components');
    const any = fc.letrec((tie) => ({ any: fc.oneof({ maxDepth: 7 }, fc.constantFrom<unknown>(null, 1, 'query', '#/paths', '#/components/a', 'x.yaml#/a', '#', true), fc.array(tie('any'), { maxLength: 3 }), fc.array(fc.tuple(key, tie('any')), { maxLength: 4 }).map((entries) => Object.fromEntries(entries))) })).any;
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('/a', '/b', 'x y'), any), { maxLength: 3 }), any, (paths, components) => {
        const imported = importText(JSON.stringify({ openapi: '3.0.0', paths: Object.fromEntries(paths), components }));
        if (imported === null || imported.tools === '') return;
        const names = (JSON.parse(imported.tools) as { name: string }[]).map(({ name }) => name);
        expect(new Set(names).size).toBe(names.length);
        for (const name of names) expect(name).toMatch(/^[\w-]{1,64}$/);
      }),
      { numRuns: 300 },
    );
  });
});

describe('Swagger 2', () => {
  const petstore = {
    swagger: '2.0',
    info: { title: 'Pets', version: '1' },
    paths: {
      '/pets/{id}': {
        parameters: [{ name: 'id', in: 'path', required: true, type: 'integer', format: 'int64', description: 'Which one' }],
        get: { summary: 'One pet', parameters: [{ $ref: '#/parameters/Limit' }, { name: 'tags', in: 'query', type: 'array', items: { type: 'string', enum: ['a', 'b'] }, collectionFormat: 'csv' }] },
        put: { operationId: 'change', parameters: [{ in: 'body', name: 'pet', required: true, schema: { $ref: '#/definitions/Pet' } }] },
        post: { operationId: 'upload', consumes: ['multipart/form-data'], parameters: [{ name: 'note', in: 'formData', type: 'string', required: true }, { name: 'file', in: 'formData', type: 'file' }] },
      },
    },
    parameters: { Limit: { name: 'limit', in: 'query', type: 'integer', maximum: 9 } },
    definitions: { Pet: { type: 'object', required: ['name'], properties: { name: { type: 'string' }, of: { $ref: '#/definitions/Owner' } } }, Owner: { type: 'object', properties: { age: { type: 'integer' } } } },
  };
  const id = { type: 'integer', format: 'int64', description: 'Which one' };

  it('is read as tools too, with the body and forms among the arguments', () => {
    const found = importText(JSON.stringify(petstore))!;
    expect([found.format, found.notes]).toEqual(['openapi', []]);
    expect(JSON.parse(found.tools)).toEqual([
      { name: 'get_pets_id', description: 'One pet', input_schema: { type: 'object', properties: { id, limit: { type: 'integer', maximum: 9 }, tags: { type: 'array', items: { type: 'string', enum: ['a', 'b'] } } }, required: ['id'] } },
      { name: 'change', description: '', input_schema: { type: 'object', properties: { id, name: { type: 'string' }, of: { type: 'object', properties: { age: { type: 'integer' } } } }, required: ['id', 'name'] } },
      { name: 'upload', description: '', input_schema: { type: 'object', properties: { id, note: { type: 'string' }, file: { type: 'string', format: 'binary' } }, required: ['id', 'note'] } },
    ]);
  });

  it('is one in YAML, whose version may be a number', () => {
    for (const version of ['"2.0"', '2.0']) {
      const text = `swagger: ${version}\npaths:\n  /a:\n    get:\n      operationId: a\n      parameters:\n        - {name: q, in: query, type: string}\n`;
      expect(mayBeYaml(text)).toBe(true);
      expect(JSON.parse(importYaml(text)!.tools)).toEqual([{ name: 'a', description: '', input_schema: { type: 'object', properties: { q: { type: 'string' } } } }]);
    }
    expect(mayBeYaml('swagger: 1.2\n')).toBe(false);
  });
});
