// Names in work that comes from others, which nobody has looked at before they are shown.
import { sanitizeName } from '@/core/importers/names';
import type { AbsentContent } from '@/core/prompt/attachment';
import type { Part } from '@/core/prompt/part';
import type { Work } from './work';

/** The work with the names of its parts as names of files are shown: without what would hide or turn the text around them. A part without a name stays so. */
export function withPlainNames(work: Work): Work {
  return { ...work, prompt: { ...work.prompt, parts: work.prompt.parts.map(withPlainName) } };
}

function withPlainName(part: Part): Part {
  const name = plain(part.name);
  if (!('attachment' in part)) return { ...part, name };
  const { attachment } = part;
  return { ...part, name, attachment: attachment.kind === 'absent' ? plainAbsence(attachment) : { ...attachment, fileName: plain(attachment.fileName) } };
}

function plainAbsence({ one, ...rest }: AbsentContent): AbsentContent {
  return { ...rest, what: plain(rest.what), ...(one === undefined ? {} : { one: plain(one) }) };
}

function plain(name: string): string {
  return name === '' ? name : sanitizeName(name);
}
