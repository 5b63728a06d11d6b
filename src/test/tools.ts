// Random definitions of tools, with the schemas that vendors accept.
import * as fc from 'fast-check';
import type { JsonObject, ToolDefinition } from '@/core/prompt/tool-definition';
import { anyText } from './arbitraries';

const name = fc.stringMatching(/^[a-z][a-z_]{0,15}$/);
const words = fc.oneof(anyText, fc.constantFrom('The city.', 'Reads a file', '“Zitat” 中文 {"a": 1}', ''));

const leaf: fc.Arbitrary<JsonObject> = fc.record(
  {
    type: fc.constantFrom('string', 'integer', 'boolean', 'number'),
    description: words,
    enum: fc.array(words, { maxLength: 3 }),
    minimum: fc.integer({ min: -5, max: 500 }),
  },
  { requiredKeys: ['type'] },
);

const schemaOf = (property: fc.Arbitrary<JsonObject>): fc.Arbitrary<JsonObject> =>
  fc.record({
    type: fc.constant('object'),
    properties: fc.dictionary(name, property, { maxKeys: 4 }),
    required: fc.array(name, { maxLength: 2 }),
    additionalProperties: fc.constant(false),
  });

const nested = fc.oneof(
  { weight: 4, arbitrary: leaf },
  { weight: 1, arbitrary: schemaOf(leaf) },
  { weight: 1, arbitrary: leaf.map((items): JsonObject => ({ type: 'array', items })) },
);

/** A definition as `parseTools` gives it. */
export const anyTool: fc.Arbitrary<ToolDefinition> = fc.record({
  name,
  description: words.filter((text) => text !== ''),
  schema: schemaOf(nested),
});
