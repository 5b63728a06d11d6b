// What the fields of a row are called, by what they are read as.

/** Where batch files keep the request: OpenAI's `body`, Anthropic's `params`, Gemini's `request`, Bedrock's `modelInput`. */
export const REQUEST_FIELDS = ['body', 'params', 'request', 'modelInput'] as const;
/** The surest first; Titan and Hugging Face's servers have the last two. */
export const TEXT_FIELDS = ['prompt', 'text', 'content', 'instruction', 'input', 'question', 'message', 'query', 'document', 'user_input', 'user_prompt', 'inputText', 'inputs'] as const;
/** What is called a user says something where one of these does too, and else may be who did something. */
export const BESIDE_USER = ['assistant', 'system', 'system_prompt'] as const;
/** Where the settings of a request stand whose text is called so; those of others stand beside it. */
export const SETTINGS_OF: Readonly<Partial<Record<string, string>>> = { inputText: 'textGenerationConfig', inputs: 'parameters' };
/** Several texts in one request, as it is sent for embeddings. */
export const TEXT_LIST_FIELDS = ['input', 'prompt'] as const;
/** Those of the models of Bedrock last. */
export const LIMIT_FIELDS = ['max_tokens', 'max_completion_tokens', 'max_output_tokens', 'maxOutputTokens', 'max_gen_len', 'max_tokens_to_sample', 'max_new_tokens', 'maxTokenCount'] as const;
export const ID_FIELDS = ['custom_id', 'recordId', 'id', 'key', 'name'] as const;
/** Where a record has the messages or the request that is its prompt. */
export const PROMPT_FIELDS = ['messages', 'prompt', 'input', 'contents', 'conversations', ...REQUEST_FIELDS] as const;
