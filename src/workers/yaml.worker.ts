// Reads OpenAPI documents in YAML; with a parser of its own, which no other format needs.
import { importYaml } from '@/core/importers/formats/openapi-yaml';
import type { FormatScope } from './answer-format';

const scope = self as unknown as FormatScope;
scope.onmessage = ({ data }) => {
  const imported = importYaml(new TextDecoder().decode(data.utf8));
  scope.postMessage(imported === null ? [] : [imported]);
};
