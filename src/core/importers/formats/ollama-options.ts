// Ollama's `options`, beside the fields of its own and of OpenAI's API. Shapes: Ollama's docs/modelfile.md and docs/api.md.
import type { Draft } from './draft';
import type { Imported } from './imported';
import { countField, field } from './shape';

/** Those that are read; the others say how the answer is drawn. */
export const OLLAMA_OPTIONS: readonly string[] = ['num_predict', 'num_ctx'];

/** Values of `num_predict` that are no length: without an end, and until the window is full. */
const OPEN_ENDED = [-1, -2] as const;

/** How long the answer may be, there or in the fields of `limits`; returns the window that is served. */
export function readOllamaOptions(request: unknown, limits: readonly string[], draft: Draft): Pick<Imported, 'servedWindowTokens'> {
  const options = field(request, 'options');
  const length = field(options, 'num_predict') ?? null;
  const openEnded = OPEN_ENDED.find((each) => each === length);
  if (openEnded !== undefined) draft.note({ kind: 'open-limit', field: 'num_predict', value: openEnded });
  else draft.readLimit(length === null ? request : options, length === null ? limits : ['num_predict']);
  const servedWindowTokens = countField(options, ['num_ctx']);
  return servedWindowTokens === null ? {} : { servedWindowTokens };
}
