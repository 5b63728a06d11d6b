// Items of Responses that are known and have no form of their own here: what is counted of each is its JSON.
import { formatInteger } from '@/core/units';

interface KnownItem {
  readonly one: string;
  readonly many: string;
  /** What is counted of it, and what is not there. */
  readonly said: string;
}

const KNOWN = {
  web_search_call: { one: 'web search', many: 'web searches', said: 'counted as JSON; the pages that were found are not in it' },
  file_search_call: { one: 'file search', many: 'file searches', said: 'counted as JSON; of what was found only the results that stand in it' },
  code_interpreter_call: { one: 'run of the code interpreter', many: 'runs of the code interpreter', said: 'counted as JSON, with the code, and with the output where it is in it' },
  image_generation_call: { one: 'generated image', many: 'generated images', said: 'counted as JSON; an image that is in it is an attachment' },
  computer_call: { one: 'action on a computer', many: 'actions on a computer', said: 'counted as JSON' },
  local_shell_call: { one: 'command of the local shell', many: 'commands of the local shell', said: 'counted as JSON' },
  shell_call: { one: 'command of the shell', many: 'commands of the shell', said: 'counted as JSON' },
  apply_patch_call: { one: 'patch', many: 'patches', said: 'counted as JSON' },
  tool_search_call: { one: 'search for tools', many: 'searches for tools', said: 'counted as JSON; the tools that were found are in an item of their own' },
  mcp_approval_request: { one: 'request to approve a call', many: 'requests to approve a call', said: 'counted as JSON, with the arguments of the call' },
  mcp_approval_response: { one: 'answer to such a request', many: 'answers to such requests', said: 'counted as JSON' },
} as const satisfies Readonly<Record<string, KnownItem>>;

export function isKnownItem(type: string): type is keyof typeof KNOWN {
  return Object.hasOwn(KNOWN, type);
}

/** "2 web searches (web_search_call): counted as JSON; …" */
export function itemWords(type: keyof typeof KNOWN, count: number): string {
  const { one, many, said } = KNOWN[type];
  return `${formatInteger(count)} ${count === 1 ? one : many} (${type}): ${said}.`;
}
