import type { EncodingId } from '@/core/tokenize/encoding';
import { VOCABULARY_NOTICES } from '@/core/tokenize/vocabulary-notices';
import { formatBytes, formatInteger } from '@/core/units';
import { Badge } from '@/ui/Badge';
import { OutsideLink } from '@/ui/OutsideLink';
import vocabularySizes from '/.generated/vocabularies/sizes.json';
import { modelsCountedWith } from './counted-models';
import { Line } from './Section';

/** One vocabulary: whose it is, what it counts, where the file comes from, and under which terms it is carried. */
export function VocabularyCard({ encodingId, isChosen }: { encodingId: EncodingId; isChosen: boolean }) {
  const { name, vendor, exactFor, source, licence, url, asOf } = VOCABULARY_NOTICES[encodingId];
  const { exact, assumed } = modelsCountedWith(encodingId);
  const size = vocabularySizes[encodingId];
  return (
    <article aria-label={name} className={`flex min-w-0 flex-col gap-2 rounded-lg border bg-panel p-3.5 ${isChosen ? 'border-accent' : 'border-line'}`}>
      <h3 className="m-0 flex flex-wrap items-baseline gap-x-2 text-body">
        <OutsideLink href={url}>{name}</OutsideLink>
        <span className="font-normal text-ink-soft">{vendor}</span>
        {isChosen && <Badge tone="plain">counts the chosen model</Badge>}
      </h3>
      <dl className="m-0 grid grid-cols-[5rem_minmax(0,1fr)] gap-x-3 gap-y-1 text-small">
        <Line name="made for">{exactFor}</Line>
        <Line name="exact for">{exact.length === 0 ? 'no model of the picker' : exact.join(', ')}</Line>
        {assumed.length > 0 && <Line name="assumed for">{assumed.join(', ')}</Line>}
        <Line name="tokens">{formatInteger(size.tokens)}</Line>
        <Line name="size">
          {formatBytes(size.fileBytes)}; {formatBytes(size.gzipBytes)} when the host compresses it
        </Line>
        <Line name="from">
          <OutsideLink href={`https://www.npmjs.com/package/${source.packageName}/v/${source.version}`}>
            {source.packageName} {source.version}
          </OutsideLink>
          , <span className="font-mono">{source.file}</span>
        </Line>
        <Line name="SHA-256">
          <span className="font-mono text-micro">{source.sha256}</span>
        </Line>
        <Line name="licence">
          <OutsideLink href={licence.url}>{licence.name}</OutsideLink>
          <span className="text-ink-faint">
            {' '}
            · copies:{' '}
            {licence.files.map((file, index) => (
              <span key={file}>
                {index > 0 && ', '}
                <OutsideLink href={`./${file}`}>{file.slice(file.lastIndexOf('/') + 1)}</OutsideLink>
              </span>
            ))}
          </span>
        </Line>
        <Line name="notice">
          {licence.notice.map((line) => (
            <span key={line} className="block">
              {line}
            </span>
          ))}
        </Line>
        <Line name="read on">{asOf}</Line>
      </dl>
    </article>
  );
}
