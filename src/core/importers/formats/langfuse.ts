// A trace of Langfuse. Shape: api.reference.langfuse.com.
import { type RecordedRequest, saidIn } from './recorded-request';
import { field, modelField, textField } from './shape';

/** A call of a model: its input is messages, or a request without its model. */
export function ofObservation(observation: unknown): RecordedRequest | null {
  const input = field(observation, 'input');
  if (textField(observation, 'type') !== 'GENERATION' || typeof input !== 'object' || input === null) return null;
  const modelId = modelField(observation);
  const value = Array.isArray(input) ? { ...(modelId === null ? {} : { model: modelId }), messages: input as unknown[] } : input;
  const madeOn = /^\d{4}-\d\d-\d\d/.exec(textField(observation, 'startTime'))?.[0] ?? '';
  return { title: textField(observation, 'name'), madeOn, value, modelId, besides: saidIn(observation, ['output', 'modelParameters', 'metadata', 'usage', 'usageDetails']), answer: '' };
}
