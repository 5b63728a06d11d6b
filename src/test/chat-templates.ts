// The chat templates of open models as their vendors publish them, rendered by an implementation of Jinja: the oracle for
// the renderers in core.
import { readFileSync } from 'node:fs';
import { Template } from '@huggingface/jinja';
import type { TemplateId } from '@/core/catalog/framing-rule';

export interface OracleMessage {
  readonly role: string;
  readonly content: string;
  readonly tool_call_id?: string;
}

/** Those whose terms let them be carried along. */
export type CarriedTemplateId = Exclude<TemplateId, 'command-r'>;

const TOKENS: Readonly<Record<CarriedTemplateId, { readonly bos: string | null; readonly eos: string }>> = {
  'llama-3.1': { bos: '<|begin_of_text|>', eos: '<|eot_id|>' },
  'qwen-2.5': { bos: null, eos: '<|im_end|>' },
  'qwen-3': { bos: null, eos: '<|im_end|>' },
  'deepseek-v3': { bos: '<｜begin▁of▁sentence｜>', eos: '<｜end▁of▁sentence｜>' },
  'gemma-3': { bos: '<bos>', eos: '<end_of_turn>' },
  'mistral-v3-tekken': { bos: '<s>', eos: '</s>' },
};

/** A function that renders a conversation with the published template, the opening of the reply included. */
export function publishedTemplate(id: CarriedTemplateId): (messages: readonly OracleMessage[], tools: readonly unknown[]) => string {
  const template = new Template(readFileSync(new URL(`./chat-templates/${id}.jinja`, import.meta.url), 'utf8'));
  const { bos, eos } = TOKENS[id];
  return (messages, tools) =>
    template.render({
      messages,
      ...(tools.length > 0 ? { tools } : {}),
      bos_token: bos,
      eos_token: eos,
      add_generation_prompt: true,
    });
}
