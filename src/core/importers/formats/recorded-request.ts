// One request that a tool recorded, and what every tool's readers ask of it.
import { field } from './shape';
import { modelInAddress } from '@/core/importers/wrappings/curl-command';

export interface RecordedRequest {
  /** As the tool calls it: a name, or the method and the address. */
  readonly title: string;
  /** The day on which it was made, ISO 8601; '' where the tool does not say. */
  readonly madeOn: string;
  readonly value: unknown;
  /** Of a body that stood in a string: its JSON. */
  readonly body?: string;
  readonly modelId: string | null;
  /** Names of what stands beside its body, and is read for nothing else. */
  readonly besides: readonly string[];
  /** What came back, as it came; '' where nothing did. */
  readonly answer: string;
}

/** null: the body is no JSON. */
export function ofBody(body: string, url: string, about: Omit<RecordedRequest, 'value' | 'body' | 'modelId'>): RecordedRequest | null {
  if (!/^\s*[[{]/.test(body)) return null;
  try {
    return { ...about, value: JSON.parse(body) as unknown, body, modelId: modelInAddress(url) };
  } catch {
    return null;
  }
}

/** Those of the fields that say something. */
export function saidIn(record: unknown, keys: readonly string[]): readonly string[] {
  return keys.filter((key) => {
    const said = field(record, key) ?? '';
    return typeof said === 'object' ? Object.keys(said).length > 0 : said !== '';
  });
}
