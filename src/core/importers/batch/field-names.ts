// What the fields of a row are called, by what they are read as.

/** Where batch files keep the request: OpenAI's `body`, Anthropic's `params`, Gemini's `request`, Bedrock's `modelInput`. */
export const REQUEST_FIELDS = ['body', 'params', 'request', 'modelInput'] as const;
/** The surest first; Amazon's Titan has the last. */
export const TEXT_FIELDS = ['prompt', 'text', 'content', 'input', 'question', 'message', 'query', 'instruction', 'document', 'inputText'] as const;
/** Several texts in one request, as it is sent for embeddings. */
export const TEXT_LIST_FIELDS = ['input', 'prompt'] as const;
/** Those of the models of Bedrock last. */
export const LIMIT_FIELDS = ['max_tokens', 'max_completion_tokens', 'max_output_tokens', 'maxOutputTokens', 'max_gen_len', 'max_tokens_to_sample', 'max_new_tokens', 'maxTokenCount'] as const;
export const ID_FIELDS = ['custom_id', 'recordId', 'id', 'key', 'name'] as const;
/** Where a record has the messages or the request that is its prompt. */
export const PROMPT_FIELDS = ['messages', 'prompt', 'input', 'contents', 'conversations', ...REQUEST_FIELDS] as const;
