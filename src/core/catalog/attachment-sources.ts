import type { Source } from './model';

const READ_ON = '2026-11-20';
const PUBLIC = 'public documentation';

/** Where the rules for images, pages, sound and films come from. Pages without a date carry the day on which they were read. */
export const ATTACHMENT_SOURCES = {
  'anthropic-vision': {
    id: 'anthropic-vision',
    name: 'Anthropic, “Images and vision”',
    url: 'https://platform.claude.com/docs/en/build-with-claude/vision',
    licence: PUBLIC,
    asOf: READ_ON,
  },
  'anthropic-pdf': {
    id: 'anthropic-pdf',
    name: 'Anthropic, “PDF support”',
    url: 'https://platform.claude.com/docs/en/build-with-claude/pdf-support',
    licence: PUBLIC,
    asOf: READ_ON,
  },
  'openai-vision': {
    id: 'openai-vision',
    name: 'OpenAI, “Images and vision”',
    url: 'https://developers.openai.com/api/docs/guides/images-vision',
    licence: PUBLIC,
    asOf: READ_ON,
  },
  'image-token-cost': {
    id: 'image-token-cost',
    name: 'Input tokens of one image at ten sizes, measured by JOHNISKING (Hugging Face)',
    url: 'https://huggingface.co/datasets/JOHNISKING/image-token-cost',
    licence: PUBLIC,
    asOf: READ_ON,
  },
  'gemini-tokens': {
    id: 'gemini-tokens',
    name: 'Google, “Understand and count tokens”',
    url: 'https://ai.google.dev/gemini-api/docs/tokens',
    licence: PUBLIC,
    asOf: READ_ON,
  },
  'gemini-media-resolution': {
    id: 'gemini-media-resolution',
    name: 'Google, “Media resolution”',
    url: 'https://ai.google.dev/gemini-api/docs/media-resolution',
    licence: PUBLIC,
    asOf: READ_ON,
  },
  'gemini-image-understanding': {
    id: 'gemini-image-understanding',
    name: 'Google, “Image understanding”',
    url: 'https://ai.google.dev/gemini-api/docs/image-understanding',
    licence: PUBLIC,
    asOf: READ_ON,
  },
  'xai-images': {
    id: 'xai-images',
    name: 'xAI, “Image understanding”',
    url: 'https://docs.x.ai/developers/model-capabilities/images/understanding',
    licence: PUBLIC,
    asOf: READ_ON,
  },
  'vision-limits': {
    id: 'vision-limits',
    name: 'Awesome Agents, “AI vision input limits”',
    url: 'https://awesomeagents.ai/guides/ai-vision-image-resolution-limits',
    licence: PUBLIC,
    asOf: '2026-03-31',
  },
} as const satisfies Readonly<Record<string, Source>>;

export type AttachmentSourceId = keyof typeof ATTACHMENT_SOURCES;

/** The source with this id, or null. */
export function findAttachmentSource(id: string): Source | null {
  return Object.hasOwn(ATTACHMENT_SOURCES, id) ? ATTACHMENT_SOURCES[id as AttachmentSourceId] : null;
}
