// Which model stands in a request that is written for a vendor's API, as another vendor's model may be chosen.

import type { Model } from '@/core/catalog/model';
import { namesInWords } from '@/core/name-list';

export const REQUEST_APIS = { openai: 'OpenAI', anthropic: 'Anthropic' } as const;
export type RequestApi = keyof typeof REQUEST_APIS;

export interface RequestModel {
  /** As the API calls the model, or what stands in its place. */
  readonly name: string;
  /** The API knows no such model: the user has to name one. */
  readonly isToFill: boolean;
  /** What the user has to know of it, a sentence or two. */
  readonly words: string;
}

/**
 * The chosen model where it is one of the vendor's, under the name behind the vendor's; else a placeholder that says whose model
 * is wanted. `asSent`: what the imported request calls it, which holds; null: there is no such name.
 */
export function requestModel({ id, name, vendorKey }: Pick<Model, 'id' | 'name' | 'vendorKey'>, api: RequestApi, asSent: string | null = null): RequestModel {
  const own = id.slice(id.indexOf('/') + 1);
  if (asSent !== null && asSent !== own) return { name: asSent, isToFill: false, words: `Its model is ${namesInWords([asSent])}, as in the imported request.` };
  if (vendorKey === api || asSent === own) return { name: own, isToFill: false, words: `Its model is ${own}.` };
  const placeholder = `YOUR_${api.toUpperCase()}_MODEL`;
  return {
    name: placeholder,
    isToFill: true,
    words: `Put the model into it in the place of ${placeholder}: ${name}, which is chosen here, is none of ${REQUEST_APIS[api]}’s. The most tokens of the answer are its reserve.`,
  };
}
