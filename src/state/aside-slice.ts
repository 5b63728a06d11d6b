import type { Prompt } from '@/core/prompt/part';
import type { Result } from '@/core/result';
import type { CountRequest, RequestOptions, TokenizeError, Tokenizer } from '@/workers/tokenizer';
import type { CommonTokensRequest } from './common-tokens';
import type { Slice } from './store';

/** What views ask of texts beside the prompt, and the request that the next one is compared with. */
export interface AsideSlice {
  /** The prompt that was sent before this one, where the user said which; null: the last one that was another. */
  readonly earlierRequest: Prompt | null;
  /** Takes the prompt as it is now for the earlier request. */
  pinRequest(): void;
  unpinRequest(): void;
  /** Counts a text that does not stand in the prompt, such as a part after a change. */
  countAside(request: Omit<CountRequest, 'isBackground'>, options?: RequestOptions): ReturnType<Tokenizer['count']>;
  /** How many tokens two texts have in common at their start. */
  commonTokens(request: CommonTokensRequest, signal: AbortSignal): Promise<Result<number, TokenizeError>>;
}

/** What is counted aside is kept by who asked. */
export const createAsideSlice: Slice<AsideSlice> = (set, get, _api, { tokenizer }) => ({
  earlierRequest: null,
  pinRequest: () => set({ earlierRequest: get().work.prompt }),
  unpinRequest: () => set({ earlierRequest: null }),

  countAside: (request, options) => tokenizer.count({ ...request, isBackground: true }, options),
  commonTokens: async (request, signal) => {
    const { commonTokens } = await import('./common-tokens');
    return commonTokens(tokenizer, request, signal);
  },
});
