// A long text that is read from the store again is another value of the same text, and what is known of a text (in which
// encoding it was read, whether it was changed since) is known of its value. So the value that is known takes its place, which
// also spares the memory of the other. Loaded when work is read again.
import { compareTexts, LongText, type PartText } from '@/core/prompt/long-text';
import type { Part } from '@/core/prompt/part';
import type { Work } from '@/core/share/work';
import type { UnitId } from '@/core/units';
import type { KnownDocument } from './documents-slice';
import { runInSlices } from './slices-of-time';

/** The work with the values of long texts that the documents have; strings are compared by what they say anyway. */
export async function withKnownTexts(work: Work, documents: ReadonlyMap<UnitId, KnownDocument>): Promise<Work> {
  const parts: Part[] = [];
  for (const part of work.prompt.parts) {
    const document = documents.get(part.id);
    const isLong = 'text' in part && part.text instanceof LongText;
    const known = document === undefined || !isLong ? null : await sameAmong(textsOf(document), part.text);
    parts.push(isLong && known !== null ? { ...part, text: known } : part);
  }
  return parts.every((part, at) => part === work.prompt.parts[at]) ? work : { ...work, prompt: { ...work.prompt, parts } };
}

async function sameAmong(texts: ReadonlySet<PartText>, text: PartText): Promise<PartText | null> {
  for (const each of texts) if (each instanceof LongText && (await runInSlices(compareTexts(each, text))) === true) return each;
  return null;
}

function textsOf({ plain, encodings, readTexts }: KnownDocument): ReadonlySet<PartText> {
  const held = plain !== null && 'text' in plain ? plain.text.held : null;
  return new Set([...readTexts, ...(encodings?.keys() ?? []), ...(held === null ? [] : [held])]);
}
