// Which model a request is offered for that names none, where its shape says whose API it is sent to.
import type { Imported } from '@/core/importers/formats/imported';
import type { ModelId } from '@/core/units';
import type { Model } from './model';
import { MODELS } from './models';

/** Of each vendor whose API has a shape of its own: the model at its front. Claude on Vertex and Bedrock has its name in the address, and so has Gemini. */
const AT_THE_FRONT: Readonly<Partial<Record<Imported['format'], ModelId>>> = {
  anthropic: 'anthropic/claude-opus-5-5' as ModelId,
  gemini: 'google/gemini-4-argon' as ModelId,
  'gemini-interactions': 'google/gemini-4-argon' as ModelId,
};

/** The model at the front of the vendor whose requests have this format; null: several vendors take it, or it is no request. */
export function modelOfFormat(format: Imported['format']): Model | null {
  return MODELS.find(({ id }) => id === AT_THE_FRONT[format]) ?? null;
}
