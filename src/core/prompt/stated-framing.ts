// What a link states that a chat template puts around its texts, in the tokens of its model. It holds for a request in which
// nothing has been changed since; which one that is, a digest says.

import type { FramingRule, TemplateMessages } from '@/core/catalog/framing-rule';
import type { Count } from '@/core/tokenize/count';
import { leadingBlanks, trailingBlanks } from './blank-ends';
import type { OverheadId } from './chat-piece';
import { type PartText, wholeText } from './long-text';
import { type Part, type Prompt, unitsOf } from './part';

export interface StatedRequest {
  /** The template and the tokenizer that it was counted with, as `templateKey` names them. */
  readonly of: string;
  readonly digest: number;
  readonly lines: StatedLine[];
}

export interface StatedLine extends Count {
  readonly id: OverheadId;
}

type Lack = NonNullable<ReturnType<NonNullable<Prompt['lacking']>['get']>>;

/** UTF-16 units of a text that a template may look at, behind white space. */
const EDGE_UNITS = 4_096;
/** Of 32-bit FNV-1a: http://www.isthe.com/chongo/tech/comp/fnv/ */
const [OFFSET, PRIME] = [0x811c9dc5, 0x01000193];

/** Names a chat template, and whether it writes tools too, with the tokenizer that counts it. */
export function templateKey({ templateId }: TemplateMessages, { kind }: FramingRule['tools'], countedWith: string): string {
  return [templateId, kind, countedWith].join(' ');
}

/** What is stated of a prompt as it is now; undefined: nothing, or another request. */
export function statedRequest(prompt: Prompt): StatedRequest | undefined {
  const { statedFraming = [] } = prompt;
  if (statedFraming.length === 0) return undefined;
  const digest = requestDigest(prompt);
  return statedFraming.find((each) => each.digest === digest);
}

/** A number for all that decides what a template puts around the texts of a prompt: O(parts), and of tools O(text). */
export function requestDigest({ parts, lacking }: Prompt): number {
  let digest = OFFSET;
  for (const part of parts) {
    if (!part.enabled) continue;
    const text = JSON.stringify([factsOf(part), ...(lacking === undefined ? [] : unitsOf(part).map(({ id }) => lackOf(lacking.get(id))))]);
    for (let at = 0; at < text.length; at += 1) digest = Math.imul(digest ^ text.charCodeAt(at), PRIME);
  }
  return digest >>> 0;
}

function factsOf(part: Part): unknown {
  const { role } = part;
  if (!('attachment' in part)) return [role, 'turns' in part ? part.turns.map(({ speaker }) => speaker) : null, unitsOf(part).map(({ text }) => (role === 'tools' ? wholeText(text) : endsOf(text)))];
  const { attachment } = part;
  if (attachment.kind !== 'withheld') return [role, attachment.kind];
  const { sizeBytes, characters, tokens, speakers, inPlaces } = attachment;
  return [role, sizeBytes, characters, tokens, speakers, inPlaces];
}

function lackOf(lack: Lack | undefined): readonly number[] {
  return lack === undefined ? [] : [lack.characters, lack.tokens];
}

function endsOf(text: PartText): readonly [number, string, string] {
  const { length } = text;
  const [head, tail] = [leadingBlanks(text) + EDGE_UNITS, trailingBlanks(text) + EDGE_UNITS];
  return [length, text.slice(0, Math.min(length, head)), text.slice(Math.max(0, length - tail), length)];
}
