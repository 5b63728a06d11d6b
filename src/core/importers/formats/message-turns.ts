import type { Draft } from './draft';
import { addEmptyMessage } from './empty-message';

/**
 * The turns of one message that may hold calls of tools and their results among its words. Of the model's own message each
 * result stands behind its call, and what was said after a result is a turn of its own; of any other message the results
 * come first, as their calls are the last thing that was said.
 */
export class MessageTurns {
  private readonly draft: Draft;
  private readonly role: string;
  private readonly callId: string;
  private spoken: string[] = [];
  private callIds: string[] = [];
  private results: { readonly text: string; readonly callId: string; readonly isError: boolean }[] = [];
  /** Nothing was said, called or answered so far. */
  isEmpty = true;

  /** `role`: "assistant", "system", "tool", or one that is read as the user's; `callId`: the call that the words of a tool answer. */
  constructor(draft: Draft, role: string, callId = '') {
    this.draft = draft;
    this.role = role;
    this.callId = callId;
  }

  /** `read` is called when its turn has begun, as what the draft notes of it belongs there. */
  say(read: () => string): void {
    this.endStep();
    this.add(read());
  }

  /** What follows comes after the results so far. */
  endStep(): void {
    if (this.role === 'assistant' && this.results.length > 0) this.end();
  }

  /** `isBeside`: made together with the calls before it, so that their results come after it. */
  call(text: string, id: string, isBeside = false): void {
    if (!isBeside) this.endStep();
    this.add(text);
    this.callIds.push(id);
  }

  /** `isError`: the tool said that it failed. */
  result(text: string, callId: string, isError = false): void {
    this.isEmpty = false;
    this.results.push({ text, callId, isError });
  }

  /** `end` of a message with this content, which may be all that there is of it. */
  endOf(content: unknown): void {
    this.end();
    const { role } = this;
    if (this.isEmpty && this.callId === '') addEmptyMessage(role === 'system' || role === 'assistant' || role === 'tool' ? role : 'user', content, this.draft);
  }

  /** Gives what there is to the draft. */
  end(): void {
    if (this.role === 'assistant') this.speak();
    for (const { text, callId, isError } of this.results) this.draft.addTurn('tool', text, [callId], isError);
    if (this.role !== 'assistant') this.speak();
    this.spoken = [];
    this.callIds = [];
    this.results = [];
  }

  private add(text: string): void {
    if (text === '') return;
    this.isEmpty = false;
    this.spoken.push(text);
  }

  private speak(): void {
    const text = this.spoken.join('\n');
    if (this.role === 'system') this.draft.addSystem(text);
    else if (this.role === 'tool') this.draft.addTurn('tool', text, [this.callId]);
    else this.draft.addTurn(this.role === 'assistant' ? 'assistant' : 'user', text, this.callIds);
  }
}
