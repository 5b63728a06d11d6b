import { type Attachment, formatDuration, mediaName } from '@/core/prompt/attachment';
import { formatBytes, formatInteger } from '@/core/units';

export interface Fact {
  readonly name: string;
  readonly value: string;
}

/** What is known of a file, in the order in which one would ask. */
export function attachmentFacts(attachment: Attachment): readonly Fact[] {
  if (attachment.kind === 'absent') return [{ name: 'What', value: attachment.what }];
  const kind = { name: 'Kind', value: `${mediaName(attachment.mediaType)} (${attachment.mediaType})` };
  const size = { name: 'Size', value: formatBytes(attachment.sizeBytes) };
  switch (attachment.kind) {
    case 'image':
      return [kind, { name: 'Pixels', value: pixels(attachment) }, size];
    case 'pdf': {
      const sizes = attachment.pageSizes.map(({ widthPt, heightPt }) => `${inMm(widthPt)} × ${inMm(heightPt)} mm`);
      return [
        kind,
        { name: 'Pages', value: attachment.pages === null ? 'not said in the file' : said(formatInteger(attachment.pages), attachment.isAsked) },
        ...(sizes.length === 0 ? [] : [{ name: sizes.length === 1 ? 'Page size' : 'Page sizes', value: [...new Set(sizes)].join(', ') }]),
        size,
      ];
    }
    case 'audio':
      return [kind, length(attachment), size];
    case 'video':
      return [
        kind,
        length(attachment),
        { name: 'Pixels', value: pixels(attachment) },
        ...(attachment.framesPerSecond === null ? [] : [{ name: 'Frames', value: `${Math.round(attachment.framesPerSecond * 100) / 100} a second` }]),
        size,
      ];
    case 'withheld':
      return [
        { name: 'Characters', value: formatInteger(attachment.characters) },
        size,
        { name: 'Counted with', value: attachment.countedWith },
        ...(attachment.speakers === undefined ? [] : [{ name: 'Turns', value: formatInteger(attachment.speakers.length) }]),
      ];
  }
}

function length({ durationMs, isAsked }: Extract<Attachment, { kind: 'audio' | 'video' }>): Fact {
  return { name: 'Length', value: durationMs === null ? 'not said in the file' : said(formatDuration(durationMs), isAsked) };
}

function said(value: string, isAsked: true | undefined): string {
  return isAsked === true ? `${value}, as you say` : value;
}

function pixels({ widthPx, heightPx }: { readonly widthPx: number; readonly heightPx: number }): string {
  return `${formatInteger(widthPx)} × ${formatInteger(heightPx)}`;
}

const MM_PER_POINT = 25.4 / 72;

function inMm(points: number): string {
  return formatInteger(Math.round(points * MM_PER_POINT));
}
