// What a link holds, in words to who opens it.
import { wholeText } from '@/core/prompt/long-text';
import { UNWRITTEN } from '@/core/budget/uncounted';
import { describeAttachment, isUnwritten } from '@/core/prompt/attachment';
import { countCharacters, type Part, unitsOf } from '@/core/prompt/part';
import type { SharedWork } from '@/core/share/link';
import type { Work } from '@/core/share/work';
import { countedTokens } from '@/core/tokenize/count';
import { formatInteger, formatTokens } from '@/core/units';

/** Nobody has made the sample: it is no work of theirs. */
export function replacedWords({ prompt, untouchedSample }: Work): string {
  if (untouchedSample) return 'the sample';
  return prompt.parts.length === 1 ? 'your part' : `your ${formatInteger(prompt.parts.length)} parts`;
}

/** "8 parts without text, settings of 2 models": each part is in one of these. */
export function holdWords({ work, scenario }: SharedWork): string {
  const { parts } = work.prompt;
  const withheld = parts.filter((part) => 'attachment' in part && part.attachment.kind === 'withheld').length;
  const texts = parts.filter((part) => !('attachment' in part)).length;
  const unwritten = parts.filter((part) => 'attachment' in part && isUnwritten(part.attachment)).length;
  const attachments = parts.length - withheld - texts - unwritten;
  const settings = Object.keys(work.settings).length;
  return [
    ...(withheld === 0 ? [] : [`${formatInteger(withheld)} ${withheld === 1 ? 'part' : 'parts'} without text`]),
    ...(texts === 0 ? [] : [`${formatInteger(texts)} ${texts === 1 ? 'part' : 'parts'} with text`]),
    ...(attachments === 0 ? [] : [`${formatInteger(attachments)} ${attachments === 1 ? 'attachment' : 'attachments'}`]),
    ...(unwritten === 0 ? [] : [`${UNWRITTEN} without text`]),
    ...(settings === 0 ? [] : [`settings of ${formatInteger(settings)} ${settings === 1 ? 'model' : 'models'}`]),
    ...(work.prompt.allowedTokens === undefined ? [] : [`a request’s reserve of ${formatTokens(work.prompt.allowedTokens)}`]),
    ...(Object.keys(work.calibrations).length === 0 ? [] : ['calibrations']),
    ...(scenario === null ? [] : ['a cost scenario']),
  ].join(', ');
}

/** Characters as everywhere on the page: code points. */
export function sizeWords(part: Part): string {
  if (!('attachment' in part)) return `text, ${formatInteger(unitsOf(part).reduce((sum, { text }) => sum + countCharacters(wholeText(text)), 0))} characters`;
  const { attachment } = part;
  return attachment.kind === 'withheld' ? `${countedTokens(attachment)} stated, no text` : describeAttachment(attachment);
}
