// Reads OpenAPI documents and requests in YAML; with a parser of its own, which no other format needs.
import { type ReadYaml, readYaml } from '@/core/importers/formats/from-yaml';
import type { FormatRequest } from './format-messages';

interface YamlScope {
  onmessage: ((event: { readonly data: FormatRequest }) => void) | null;
  postMessage(answer: ReadYaml): void;
}

const scope = self as unknown as YamlScope;
scope.onmessage = ({ data }) => scope.postMessage(readYaml(new TextDecoder().decode(data.utf8), data.how));
