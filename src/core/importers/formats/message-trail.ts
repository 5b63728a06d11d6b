// Messages of a request as they came, beside the turns and texts that become of them: only those that would not be the same if
// their texts were written plainly, as the writer of requests itself says.
import type { Draft } from './draft';
import { isRecord, textField } from './shape';
import { asSentOf } from '@/core/prompt/as-sent';
import { anthropicMessages, textBlock } from '@/core/prompt/message-anthropic';
import { openaiMessage, openaiSystem } from '@/core/prompt/message-openai';
import { type SentTurn, takesCallId, turnsWithCalls, type WrittenFormat } from '@/core/prompt/sent-calls';

/** Messages that together became these turns, or a system text at the head of the request. */
interface Stretch {
  readonly messages: readonly unknown[];
  readonly firstTurn: number;
  readonly endTurn: number;
  /** null: it became turns. */
  readonly system: number | null;
  /** What they say beside their texts, by its place in the draft. */
  readonly firstAside: number;
  readonly endAside: number;
  /** Documents of theirs, by their place in the draft. */
  readonly firstDocument: number;
  readonly endDocument: number;
}

/** Follows the messages of one list of a request, in order. */
export class MessageTrail {
  private readonly draft: Draft;
  private readonly format: WrittenFormat;
  private readonly key: 'messages' | 'system';
  private readonly areTextsStrings: boolean;
  private stretches: Stretch[] = [];
  /** Messages that became nothing, or a system text that is moved: they go with the next one that becomes a turn, else with the last. */
  private loose: unknown[] = [];
  /** Where what the loose ones say beside texts begins. */
  private firstAside: number;
  private firstDocument: number;

  /** `areTextsStrings`: as in `SettingsAsSent`. */
  constructor(draft: Draft, format: WrittenFormat, { key = 'messages', areTextsStrings = false }: { readonly key?: 'messages' | 'system'; readonly areTextsStrings?: boolean } = {}) {
    this.draft = draft;
    this.format = format;
    this.key = key;
    this.areTextsStrings = areTextsStrings;
    this.firstAside = draft.sizes.asides;
    this.firstDocument = draft.sizes.documents;
  }

  /** `read` adds to the draft what the message says. */
  read(message: unknown, read: () => void): void {
    const before = this.draft.sizes;
    read();
    const { system, turns, documents, files, taken, untied, asides } = this.draft.sizes;
    // With a document before it, it goes with the message that says something.
    const isHead = turns === 0 && system > before.system && documents === this.firstDocument && files === before.files;
    // A file that is only a piece of its block cannot be taken out of it; and a call without an id gets one.
    const isOwn = files - before.files === taken - before.taken && untied === before.untied;
    if (isOwn && turns === before.turns && !isHead) {
      if (this.isOnlyFiles(message)) this.draft.asides.lose(before.asides);
      else this.loose.push(message);
      return;
    }
    if (isOwn) {
      const { firstAside, firstDocument } = this;
      const messages = [...this.loose, message];
      this.stretches.push({ messages, firstTurn: before.turns, endTurn: turns, system: isHead ? before.system : null, firstAside, endAside: asides, firstDocument, endDocument: documents });
    }
    this.loose = [];
    this.firstAside = asides;
    this.firstDocument = documents;
  }

  /** What was read of the turns so far is sent no more: the draft has replaced them. */
  restart(): void {
    // Of system texts, which stay, what they came in does too.
    this.stretches = this.stretches.filter(({ system }) => system !== null && system < this.draft.sizes.system);
    this.loose = [];
    this.firstAside = this.draft.sizes.asides;
    this.firstDocument = this.draft.sizes.documents;
  }

  /** An empty message is refused, so none is left of it; what it says beside them is told. */
  private isOnlyFiles(message: unknown): boolean {
    const types: string[] = [];
    const rest = this.stripped(message, types);
    if (types.length === 0 || !isRecord(rest) || !Array.isArray(rest['content']) || rest['content'].length > 0) return false;
    return true;
  }

  /** Without the blocks that are attachments, whose types go to `types`. Itself where it has none. */
  private stripped(value: unknown, types: string[]): unknown {
    if (Array.isArray(value)) {
      const left = (value as unknown[]).flatMap((each) => this.draft.restOf(each));
      types.push(...(value as unknown[]).filter((each) => this.draft.isTaken(each)).map((each) => textField(each, 'type')));
      return left.map((each) => this.stripped(each, types));
    }
    if (!isRecord(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, this.stripped(inner, types)]));
  }

  /** Has the draft keep what must be kept. */
  finish(): void {
    const last = this.stretches.pop();
    if (last === undefined && this.draft.sizes.documents > this.firstDocument) this.draft.oddMessages('documents-alone', this.loose.length);
    if (last !== undefined) this.stretches.push({ ...last, messages: [...last.messages, ...this.loose], ...(this.loose.length > 0 ? { endAside: this.draft.sizes.asides, endDocument: this.draft.sizes.documents } : {}) });
    const { turns } = turnsWithCalls(this.draft.spoken, takesCallId(this.format));
    const sentAt = new Map(turns.map((turn) => [turn.at, turn]));
    let written: readonly SentTurn[] = [];
    for (const stretch of this.stretches) {
      const { firstTurn, endTurn, system } = stretch;
      const without: string[] = [];
      const messages = this.draft.sizes.taken === 0 ? stretch.messages : stretch.messages.map((message) => this.stripped(message, without));
      const own = Array.from({ length: endTurn - firstTurn }, (_, index) => sentAt.get(firstTurn + index) ?? []).flat();
      if (!(system === null ? this.isPlain(messages, own, written) : this.isPlainSystem(messages, this.draft.systemText(system)))) this.keep({ ...stretch, messages }, without);
      written = own;
    }
  }

  private keep({ messages, firstTurn, endTurn, system, firstAside, endAside, firstDocument, endDocument }: Stretch, without: readonly string[]): void {
    const texts = system === null ? this.draft.spoken.slice(firstTurn, endTurn).map(({ text }) => text) : [this.draft.systemText(system)];
    const asSent = asSentOf(this.format, { [this.key]: messages }, texts.length === 1 ? (texts[0] ?? null) : null, this.draft.documentsBetween(firstDocument, endDocument));
    this.draft.keepAsSent(system === null ? 'turns' : 'system', system ?? firstTurn, asSent === null || without.length === 0 ? asSent : { ...asSent, without });
    if (asSent !== null) this.draft.asides.keep(firstAside, endAside);
  }

  /** Written behind the turns before them they are these messages, and nothing is joined. */
  private isPlain(messages: readonly unknown[], own: readonly SentTurn[], before: readonly SentTurn[]): boolean {
    const write = (turns: readonly SentTurn[]) => (this.format === 'anthropic' ? anthropicMessages(turns, this.areTextsStrings) : turns.map(openaiMessage));
    return isSame(write([...before, ...own]), [...write(before), ...messages]);
  }

  private isPlainSystem(messages: readonly unknown[], text: string): boolean {
    if (this.format === 'openai-chat') return isSame(messages, [openaiSystem(text)]);
    return this.key === 'system' && isSame(messages, [textBlock(text)]);
  }
}

/** Two values of JSON with the same fields, in whatever order. */
function isSame(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && (a as unknown[]).every((each, index) => isSame(each, (b as unknown[])[index]));
  if (!isRecord(a) || !isRecord(b)) return a === b;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && isSame(a[key], b[key]));
}
