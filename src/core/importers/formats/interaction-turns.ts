// What stands in the `input` of Gemini's Interactions: contents of the user, turns with a role, or steps, of which each has a type.
import type { Draft } from './draft';
import { keptJson } from './kept-json';
import { MessageTurns } from './message-turns';
import { field, isRecord, jsonText, textField, without } from './shape';

const MEDIA: ReadonlySet<string> = new Set(['image', 'audio', 'document', 'video']);
/** Steps of the model, as its tools on the server are: each is what it did. */
const OF_MODEL = /^(?:model_output|thought|function_call|.+_call|(?!function_).+_result)$/;

/** Puts entries that follow each other and are of one speaker into one message. */
export class InteractionTurns {
  private turns: MessageTurns | null = null;
  private role = '';
  /** Nothing was said so far. */
  isEmpty = true;

  constructor(private readonly draft: Draft) {}

  read(entry: unknown): void {
    const type = textField(entry, 'type');
    const role = textField(entry, 'role');
    const isModels = role === 'model' || role === 'assistant' || (role === '' && OF_MODEL.test(type));
    // A turn is a message of its own, and so is what the user said.
    if (role !== '' || type === 'user_input') this.end();
    const turns = this.of(isModels ? 'assistant' : 'user');
    if (typeof entry === 'string') turns.say(() => entry);
    else if (role !== '' || type === 'user_input' || type === 'model_output') this.contents(field(entry, 'content'), turns);
    else this.content(entry, type, turns);
    if (role !== '' || type === 'user_input') this.end();
  }

  end(): void {
    this.turns?.end();
    this.isEmpty &&= this.turns?.isEmpty ?? true;
    this.turns = null;
  }

  private of(role: string): MessageTurns {
    if (this.turns === null || role !== this.role) {
      this.end();
      this.turns = new MessageTurns(this.draft, role);
    }
    this.role = role;
    return this.turns;
  }

  private contents(content: unknown, turns: MessageTurns): void {
    for (const each of Array.isArray(content) ? (content as unknown[]) : [content ?? '']) {
      if (typeof each === 'string') turns.say(() => each);
      else this.content(each, textField(each, 'type'), turns);
    }
  }

  private content(content: unknown, type: string, turns: MessageTurns): void {
    if (textField(content, 'signature') !== '') this.draft.leftOut('thinking signature');
    if (type === 'text' && typeof field(content, 'text') === 'string') turns.say(() => textField(content, 'text'));
    else if (MEDIA.has(type)) turns.say(() => this.medium(content, type));
    else if (type === 'thought') turns.say(() => this.draft.reasoning(this.textOf(field(content, 'summary'))));
    else if (type === 'function_call' && isRecord(content)) turns.call(jsonText(without(content, ['type', 'id', 'signature'])), textField(content, 'id'));
    else if (type === 'function_result') {
      const result = field(content, 'result');
      turns.result(isRecord(result) ? keptJson(result, this.draft) : this.textOf(result), textField(content, 'call_id'), field(content, 'is_error') === true);
    } else {
      turns.say(() => {
        this.draft.keptAsJson(type === '' ? 'a block without a type' : type);
        return keptJson(isRecord(content) ? without(content, ['signature']) : content, this.draft);
      });
    }
  }

  private medium(content: unknown, type: string): '' {
    const data = textField(content, 'data');
    if (data === '') this.draft.notCounted('elsewhere', `${type === 'audio' ? 'sound' : type} by address or id`);
    else this.draft.addFile(data, '', textField(content, 'mime_type'));
    return '';
  }

  /** A text, or contents of which some may be files. */
  private textOf(value: unknown): string {
    if (typeof value === 'string') return value;
    const texts = (Array.isArray(value) ? (value as unknown[]) : value === undefined || value === null ? [] : [value]).map((each) => {
      const type = textField(each, 'type');
      if (type === 'text') return textField(each, 'text');
      return MEDIA.has(type) ? this.medium(each, type) : keptJson(each, this.draft);
    });
    return texts.filter((text) => text !== '').join('\n');
  }
}
