// One content of Gemini as turns: its texts, calls and results.
import type { Draft } from './draft';
import { tellEmptyMessage } from './empty-message';
import type { OpenCalls } from './gemini-calls';
import { tellBeside, textOfPart } from './gemini-content';
import { keptJson } from './kept-json';
import { MessageTurns } from './message-turns';
import { field, firstField, isRecord, jsonText, listField, without } from './shape';

/** Without the id: it ties a call to its result, and is not part of what the model reads. */
function withoutId(value: unknown): unknown {
  return isRecord(value) ? without(value, ['id']) : value;
}

/** As the API reads a response: one with neither key is what came out. */
function isError(response: unknown): boolean {
  return (field(response, 'error') ?? null) !== null && field(response, 'output') === undefined;
}

export function readContent(content: unknown, draft: Draft, calls: OpenCalls): void {
  const turns = new MessageTurns(draft, field(content, 'role') === 'model' ? 'assistant' : 'user');
  for (const part of listField(content, 'parts')) {
    tellBeside(part, draft);
    const response = firstField(part, ['functionResponse', 'function_response']);
    const call = firstField(part, ['functionCall', 'function_call']);
    if (response !== undefined) {
      turns.result(keptJson(withoutId(response), draft), calls.idOfResult(response), isError(field(response, 'response')));
      const elsewhere = listField(response, 'parts').filter((each) => firstField(each, ['fileData', 'file_data']) !== undefined).length;
      if (elsewhere > 0) draft.notCounted('elsewhere', 'file by address or id', elsewhere);
    }
    else if (call !== undefined) turns.call(jsonText(withoutId(call)), calls.idOfCall(call));
    else turns.say(() => textOfPart(part, draft));
  }
  turns.end();
  if (turns.isEmpty) tellEmptyMessage(listField(content, 'parts'), draft);
}
