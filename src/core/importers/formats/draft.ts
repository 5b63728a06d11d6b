import { bytesOf } from './media-bytes';
import type { FormatId, Imported, ImportedFile, ImportedText, ImportedTurn, ImportNote } from './imported';
import { readAttachment } from '@/core/importers/read-attachment';
import type { Attachment } from '@/core/prompt/attachment';
import type { Speaker } from '@/core/prompt/part';

const NOUNS: Readonly<Record<Attachment['kind'], string>> = { image: 'image', pdf: 'PDF', audio: 'sound', video: 'film' };

/** Collects what an importer finds, in the order in which it is sent. */
export class Draft {
  private readonly system: ImportedText[] = [];
  private readonly tools: unknown[] = [];
  private readonly turns: ImportedTurn[] = [];
  private readonly documents: ImportedText[] = [];
  private readonly files: ImportedFile[] = [];
  private readonly notes = new Map<string, ImportNote>();
  private readonly fileNumbers = new Map<string, number>();
  modelId: string | null = null;
  maxOutputTokens: number | null = null;

  /** Empty texts are sent as nothing, and make no part. */
  addSystem(text: string, name = 'System'): void {
    if (text === '') return;
    if (this.turns.length > 0) this.count('system-moved', {});
    const number = this.system.length + 1;
    this.system.push({ name: number === 1 || name !== 'System' ? name : `${name} ${number}`, text });
  }

  addTools(tools: readonly unknown[]): void {
    this.tools.push(...tools);
  }

  addTurn(speaker: Speaker, text: string): void {
    if (text !== '') this.turns.push({ speaker, text });
  }

  /** Forgets the turns so far: the client replaced them by a shorter history. */
  replaceTurns(): void {
    if (this.turns.length > 0) this.count('compacted', {}, this.turns.length);
    this.turns.length = 0;
  }

  addDocument(name: string, text: string): void {
    if (text !== '') this.documents.push({ name: name === '' ? `Document ${this.documents.length + 1}` : name, text });
  }

  /** A file as base64 or as a data: URL. One that cannot be read is told, and never counted as text. */
  addFile(base64: string, name: string): void {
    const bytes = bytesOf(base64);
    const read = bytes === null ? null : readAttachment(bytes, name);
    if (read === null || !read.ok) {
      this.notCounted(name === '' ? 'file that cannot be read' : name);
      return;
    }
    const noun = NOUNS[read.value.kind];
    const number = (this.fileNumbers.get(noun) ?? 0) + 1;
    this.fileNumbers.set(noun, number);
    const fileName = name === '' ? `${noun} ${number}` : name;
    this.files.push({ name: fileName, attachment: { ...read.value, fileName } });
  }

  notCounted(what: string, count = 1): void {
    this.count('not-counted', { what }, count);
  }

  keptAsJson(type: string): void {
    this.count('kept-as-json', { type });
  }

  leftOut(what: string, count = 1): void {
    if (count > 0) this.count('left-out', { what }, count);
  }

  note(note: ImportNote): void {
    this.notes.set(JSON.stringify(note), note);
  }

  /** The last message is the question where it is the user's. */
  finish(format: FormatId): Imported {
    const last = this.turns.at(-1);
    const isQuestion = last?.speaker === 'user';
    return {
      format,
      system: this.system,
      tools: this.tools.length === 0 ? '' : `${JSON.stringify(this.tools, null, 2)}\n`,
      turns: isQuestion ? this.turns.slice(0, -1) : this.turns,
      documents: this.documents,
      files: this.files,
      question: isQuestion ? last.text : '',
      modelId: this.modelId,
      maxOutputTokens: this.maxOutputTokens,
      notes: [...this.notes.values()],
    };
  }

  private count(kind: 'kept-as-json' | 'not-counted' | 'left-out' | 'system-moved' | 'compacted', about: object, by = 1): void {
    const key = JSON.stringify({ kind, ...about });
    const before = this.notes.get(key);
    const count = (before !== undefined && 'count' in before ? before.count : 0) + by;
    this.notes.set(key, { kind, ...about, count } as ImportNote);
  }
}
