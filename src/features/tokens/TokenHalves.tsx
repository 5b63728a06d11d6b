import { BytesLabel } from './BytesLabel';
import { leafWords, type MergedUnit } from './explain-words';
import { levelsOf, type PartOf, type TokenPart } from './merge-stages';
import { plainLabel } from './token-label';

const LEVELS = 4;
/** A narrower box has no room for its id. */
const LEAST_SHARE_FOR_ID = 0.2;

/** A token above its halves, these above theirs: each as wide as it has bytes. */
export function TokenHalves({ id, partOf, unit }: { id: number; partOf: PartOf; unit: MergedUnit }) {
  const levels = levelsOf(id, partOf, LEVELS);
  const top = levels[0]?.[0];
  if (top === undefined) return null;
  const leaf = leafWords(top.part, unit);
  if (leaf !== null) return <p className="m-0 text-small text-ink-soft">{leaf}</p>;
  return (
    <div role="img" aria-label={inWords(top.part, partOf)} className="flex flex-col gap-[3px] overflow-hidden font-mono text-small">
      {levels.map((halves, level) => (
        <div key={level} className="relative h-9">
          {halves.map(({ part, start, size }, index) => (
            <span
              key={start}
              title={`${plainLabel(part.bytes)} · id ${part.id}`}
              className={`absolute inset-y-0 flex flex-col justify-center overflow-hidden rounded-[3px] border-r-[3px] border-panel bg-clip-padding text-center leading-[0.9375rem] ${level === 0 ? 'bg-token-pin' : index % 2 === 0 ? 'bg-token-a' : 'bg-token-b'}`}
              style={{ left: `${(start / top.size) * 100}%`, width: `${(size / top.size) * 100}%` }}
            >
              <span className="truncate px-px">
                <BytesLabel bytes={part.bytes} />
              </span>
              {size / top.size >= LEAST_SHARE_FOR_ID && <span className="truncate text-micro text-ink-soft">{part.id}</span>}
            </span>
          ))}
        </div>
      ))}
    </div>
  );
}

/** The picture as a sentence, two levels of it. */
function inWords(top: TokenPart, partOf: PartOf): string {
  const clause = (part: TokenPart): string[] => {
    const halves = (part.mergedFrom ?? []).map((id) => partOf(id));
    const [left, right] = halves;
    if (left === undefined || right === undefined) return [];
    return [`${plainLabel(part.bytes)} is ${plainLabel(left.bytes)} and ${plainLabel(right.bytes)}`];
  };
  const [left, right] = (top.mergedFrom ?? []).map((id) => partOf(id));
  return [top, left, right].flatMap((part) => (part === undefined ? [] : clause(part))).join('; ');
}
