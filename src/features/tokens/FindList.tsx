import type { FoundText } from '@/core/prompt/find';
import { unitsOf, type Part } from '@/core/prompt/part';
import type { SourceText } from '@/core/tokenize/source-text';
import { formatInteger } from '@/core/units';
import { useApp } from '@/state/react';
import { selectParts } from '@/state/selectors';
import { ROLE_LOOK } from '@/ui/role-look';
import { ShortList } from '@/ui/ShortList';
import { visibleText } from '@/ui/glyph-pieces';
import type { Found } from './use-find';

const SNIPPETS = 3;
/** Places of a part that are listed when all are asked for. */
const MOST_SNIPPETS = 500;
const AROUND_UNITS = 40;

/** Where the whole prompt holds the query: by part, with a few places of each, the shown one among them. */
export default function FindList({ found, current, onChoose }: { found: Found; current: number; onChoose: (match: FoundText) => void }) {
  const parts = useApp(selectParts);
  const shown = found.matches[current];
  const groups = groupByPart(found, parts);
  if (groups.length === 0) return null;
  return (
    <ul aria-label="Parts with matches" tabIndex={0} className="m-0 max-h-[38%] shrink-0 max-md:max-h-60 list-none overflow-y-auto border-b border-line bg-panel p-0 px-3 py-1 md:px-5">
      {groups.map(({ part, matches }) => (
        <li key={part.id} className="py-1 [&>div]:px-1.5">
          <p className="m-0 flex items-center gap-2 py-0.5">
            <span aria-hidden className="size-2.5 rounded-[3px]" style={{ backgroundColor: ROLE_LOOK[part.role].color }} />
            <span className={`truncate font-semibold ${part.role === 'tools' ? 'font-mono' : ''}`}>{part.name}</span>
            <span className="text-ink-faint">{formatInteger(matches.length)}</span>
          </p>
          <Places part={part} matches={matches} shown={shown} onChoose={onChoose} />
        </li>
      ))}
    </ul>
  );
}

function Places({ part, matches, shown, onChoose }: { part: Part; matches: readonly FoundText[]; shown: FoundText | undefined; onChoose: (match: FoundText) => void }) {
  const at = shown === undefined ? -1 : matches.indexOf(shown);
  const first = startOf(at, matches.length, MOST_SNIPPETS);
  const listed = matches.slice(first, first + MOST_SNIPPETS);
  return (
    <ShortList items={listed} most={SNIPPETS} from={startOf(at - first, listed.length, SNIPPETS)} total={matches.length} as="div">
      {(match) => (
        <button
          key={`${match.unitId} ${match.start}`}
          ref={match === shown ? keepInSight : null}
          type="button"
          aria-current={match === shown ? 'true' : undefined}
          onClick={() => onChoose(match)}
          className="block min-h-6 w-full truncate rounded-sm px-1.5 py-0.5 text-left focus-visible:-outline-offset-1 font-mono text-small text-ink-soft hover:bg-accent-wash hover:text-ink aria-[current]:bg-accent-wash"
        >
          <Snippet text={textOf(part, match)} match={match} />
        </button>
      )}
    </ShortList>
  );
}

/** Where a list of `size` places begins: at the first, or at the shown one (`at`) where that comes later. */
function startOf(at: number, length: number, size: number): number {
  return at < size ? 0 : Math.max(0, Math.min(at, length - size));
}

/** Scrolls the list alone: the tokens of the place are what is looked at. */
function keepInSight(place: HTMLElement | null): void {
  const list = place?.closest('ul');
  if (place == null || list == null) return;
  const [{ top, bottom }, seen] = [place.getBoundingClientRect(), list.getBoundingClientRect()];
  if (top < seen.top) list.scrollTop -= seen.top - top;
  else if (bottom > seen.bottom) list.scrollTop += bottom - seen.bottom;
}

function Snippet({ text, match }: { text: SourceText; match: FoundText }) {
  const before = text.slice(Math.max(0, match.start - AROUND_UNITS), match.start);
  // The line in which it stands is what a reader knows the place by; one that is cut short begins with a whole word.
  const line = before.slice(before.lastIndexOf('\n') + 1).trimStart();
  const after = text.slice(match.end, match.end + AROUND_UNITS * 3 + 1).split('\n', 1)[0] ?? '';
  return (
    <>
      {line.length === AROUND_UNITS ? `…${line.slice(line.indexOf(' ') + 1)}` : line}
      <mark className="bg-token-find text-ink">{visibleText(text.slice(match.start, match.end))}</mark>
      {after.length > AROUND_UNITS * 3 ? `${after.slice(0, -1)}…` : after}
    </>
  );
}

function textOf(part: Part, match: FoundText): SourceText {
  return unitsOf(part).find((unit) => unit.id === match.unitId)?.text ?? '';
}

function groupByPart(found: Found, parts: readonly Part[]): { part: Part; matches: readonly FoundText[] }[] {
  const partOf = new Map(found.units.map((unit) => [unit.id, unit.partId]));
  const groups = parts.map((part) => ({ part, matches: [] as FoundText[] }));
  const groupOf = new Map(groups.map((group) => [group.part.id, group]));
  for (const match of found.matches) {
    const partId = partOf.get(match.unitId);
    if (partId !== undefined) groupOf.get(partId)?.matches.push(match);
  }
  return groups.filter((group) => group.matches.length > 0);
}
