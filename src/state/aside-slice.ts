import type { Prompt } from '@/core/prompt/part';
import type { CountRequest, RequestOptions, Tokenizer } from '@/workers/tokenizer';
import type { Work } from '@/core/share/work';
import type { Slice } from './store';

/** What views ask of texts beside the prompt, and the request that the next one is compared with. */
export interface AsideSlice {
  /** Counts and cuts texts, for what is loaded with the view that needs it. */
  readonly tokenizer: Tokenizer;
  /** The prompt that was sent before this one, where the user said which; null: the last one that was another. */
  readonly earlierRequest: Prompt | null;
  /** Takes the prompt as it is now for the earlier request. */
  pinRequest(): void;
  unpinRequest(): void;
  /** Two states of the work that are compared; null: B is the work as it is now, and A is not chosen yet. */
  readonly versions: { readonly a: Version | null; readonly b: Version | null };
  setVersion(side: 'a' | 'b', version: Version | null): void;
  /** Counts a text that does not stand in the prompt, such as a part after a change. */
  countAside(request: Omit<CountRequest, 'isBackground'>, options?: RequestOptions): ReturnType<Tokenizer['count']>;
}

/** A state of the work under a name. */
export interface Version {
  readonly name: string;
  readonly work: Work;
}

/** What is counted aside is kept by who asked. */
export const createAsideSlice: Slice<AsideSlice> = (set, get, _api, { tokenizer }) => ({
  tokenizer,

  earlierRequest: null,
  pinRequest: () => set({ earlierRequest: get().work.prompt }),
  unpinRequest: () => set({ earlierRequest: null }),

  versions: { a: null, b: null },
  setVersion: (side, version) => set(({ versions }) => ({ versions: { ...versions, [side]: version } })),

  countAside: (request, options) => tokenizer.count({ ...request, isBackground: true }, options),
});
