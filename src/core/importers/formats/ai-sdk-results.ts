// What came out of a tool, in the forms in which the Vercel AI SDK keeps it. Shapes: ToolResultOutput of @ai-sdk/provider-utils, and
// what `convertToModelMessages` of the package ai makes of the parts of an interface.
import type { Draft } from './draft';
import { keptJson } from './kept-json';
import type { MessageTurns } from './message-turns';
import { field, textField } from './shape';

const DENIED = 'Tool execution denied.';

export interface ToolOutput {
  readonly text: string;
  readonly isError: boolean;
}

/** Of a part of the type tool-result. Before version 5 it is any value. */
export function toolOutput(part: unknown, draft: Draft): ToolOutput {
  const output = field(part, 'output') ?? field(part, 'result');
  const [type, value] = [textField(output, 'type'), field(output, 'value')];
  switch (type) {
    case 'text':
    case 'json':
    case 'error-text':
    case 'error-json':
      if (value === undefined) break;
      return { text: keptJson(value, draft), isError: type.startsWith('error-') };
    case 'execution-denied':
      return { text: textField(output, 'reason') || DENIED, isError: false };
    case 'content':
      if (!Array.isArray(value)) break;
      return { text: (value as unknown[]).map((each) => contentText(each, draft)).filter((text) => text !== '').join('\n'), isError: false };
    default:
  }
  return { text: keptJson(output, draft), isError: field(part, 'isError') === true };
}

/** One with a type of its own is a text, a file, or one that lies elsewhere. */
function contentText(part: unknown, draft: Draft): string {
  const type = textField(part, 'type');
  if (type === 'text') return textField(part, 'text');
  if (/^(?:media|(?:file|image)-data)$/.test(type)) draft.addFile(textField(part, 'data'), textField(part, 'filename'), textField(part, 'mediaType'));
  else if (/^(?:file|image)-(?:url|id|file-id)$/.test(type)) draft.notCounted('elsewhere', 'file by address or id');
  else {
    draft.keptAsJson(type === '' ? 'a block without a type' : type);
    return keptJson(part, draft);
  }
  return '';
}

/** Gives the turns what came of a call in a part of an interface, where something did. */
export function readOutcome(part: unknown, callId: string, turns: MessageTurns, draft: Draft): void {
  if (textField(part, 'state') === 'output-denied') turns.result(textField(field(part, 'approval'), 'reason') || DENIED, callId, true);
  else if (textField(part, 'errorText') !== '') turns.result(textField(part, 'errorText'), callId, true);
  else if (field(part, 'output') !== undefined) turns.result(keptJson(field(part, 'output'), draft), callId);
}
