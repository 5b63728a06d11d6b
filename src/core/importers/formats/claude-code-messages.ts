// The messages that the API was sent, of the lines of a window.
import { answerIdOf, callsIn, parentOf, resultsIn, uuidOf } from './claude-code-lines';
import { field, textField } from './shape';

export interface SentMessage {
  readonly role: unknown;
  readonly content: unknown;
  /** Of the answer of the API; '' for the user's. */
  readonly id: string;
  /** What it was written in. */
  readonly lines: readonly unknown[];
}

interface Step {
  readonly id: string;
  readonly lines: unknown[];
  /** The lines with the results of its calls. */
  readonly results: unknown[];
}

/** Each answer of the API as one message with all of its calls, and behind it their results as one of the user, in the order of the calls. */
export function messagesOf(window: readonly unknown[]): readonly SentMessage[] {
  const steps: Step[] = [];
  const byAnswer = new Map<string, Step>();
  const calls = new Map<string, Step>();
  for (const line of window) {
    const id = answerIdOf(line);
    const asked = resultsIn(line).flatMap((call) => calls.get(call) ?? [])[0];
    if (asked !== undefined) {
      asked.results.push(line);
      continue;
    }
    const step = byAnswer.get(id) ?? (goesOn(line, steps.at(-1)) ? steps.at(-1)! : { id, lines: [], results: [] });
    if (step.lines.length === 0) steps.push(step);
    step.lines.push(line);
    if (id !== '') byAnswer.set(id, step);
    for (const call of callsIn(line)) calls.set(call, step);
  }
  return steps.flatMap(({ id, lines, results }) => [...(id === '' ? lines.flatMap((line) => joined([line], id)) : joined(lines, id)), ...joined(inOrderOf(lines.flatMap(callsIn), results), '')]);
}

/** Answers without an id, one behind the other, were made before their calls had results. */
function goesOn(line: unknown, step: Step | undefined): boolean {
  const isAnswer = textField(line, 'type') === 'assistant' && answerIdOf(line) === '';
  const last = step?.lines.at(-1);
  return isAnswer && step?.id === '' && textField(last, 'type') === 'assistant' && parentOf(line) === uuidOf(last);
}

function inOrderOf(calls: readonly string[], results: readonly unknown[]): readonly unknown[] {
  const places = new Map(calls.map((call, at) => [call, at]));
  const placed = results.map((line) => ({ line, at: Math.min(...resultsIn(line).map((call) => places.get(call) ?? calls.length)) }));
  return placed.toSorted((a, b) => a.at - b.at).map(({ line }) => line);
}

/** One message, but for contents that are no lists and cannot be put together. */
function joined(lines: readonly unknown[], id: string): readonly SentMessage[] {
  const messages: { role: unknown; content: unknown; id: string; lines: unknown[] }[] = [];
  for (const line of lines) {
    const message = field(line, 'message');
    const content = field(message, 'content');
    const last = messages.at(-1);
    if (last !== undefined && Array.isArray(last.content) && Array.isArray(content)) {
      for (const block of content as unknown[]) last.content.push(block);
      last.lines.push(line);
    } else messages.push({ role: field(message, 'role'), content: Array.isArray(content) ? [...(content as unknown[])] : content, id, lines: [line] });
  }
  return messages;
}
