import type { CacheBreak } from '@/core/prompt/cache-breaks';

/** Where the requests part, then what else has changed behind it. */
export function BreakList({ breaks, sentenceOf }: { breaks: readonly CacheBreak[]; sentenceOf: (each: CacheBreak) => string }) {
  return (
    <ol aria-label="Breaks" className="m-0 flex list-none flex-col gap-3 p-0">
      {breaks.map((each, index) => (
        <li key={index} className="min-w-0">
          <p className={`m-0 [overflow-wrap:anywhere] ${index === 0 ? '' : 'text-ink-soft'}`}>
            {index === 0 ? '' : 'Behind it: '}
            {sentenceOf(each)}
          </p>
          <dl className="m-0 mt-1 grid grid-cols-[auto_minmax(0,1fr)] gap-x-2 text-small">
            {each.earlier === null ? null : <Excerpt term="before" text={each.earlier} />}
            {each.later === null ? null : <Excerpt term="now" text={each.later} />}
          </dl>
        </li>
      ))}
    </ol>
  );
}

function Excerpt({ term, text }: { term: string; text: string }) {
  return (
    <>
      <dt className="text-ink-faint">{term}</dt>
      <dd className="m-0 font-mono [overflow-wrap:anywhere] whitespace-pre-wrap text-ink-soft">{text === '' ? '(nothing)' : text}</dd>
    </>
  );
}
