import type { FoundText } from '@/core/prompt/find';
import { unitsOf, type Part } from '@/core/prompt/part';
import type { SourceText } from '@/core/tokenize/source-text';
import { formatInteger } from '@/core/units';
import { useApp } from '@/state/react';
import { selectParts } from '@/state/selectors';
import { ROLE_LOOK } from '@/ui/role-look';
import { visibleText } from '@/ui/glyph-pieces';
import type { Found } from './use-find';

const SNIPPETS = 3;
const AROUND_UNITS = 40;

/** Where the whole prompt holds the query: by part, with a few places of each, the shown one among them. */
export function FindList({ found, current, onChoose }: { found: Found; current: number; onChoose: (match: FoundText) => void }) {
  const parts = useApp(selectParts);
  const shown = found.matches[current];
  const groups = groupByPart(found, parts);
  if (groups.length === 0) return null;
  return (
    <ul aria-label="Parts with matches" tabIndex={0} className="m-0 max-h-[38%] shrink-0 max-md:max-h-60 list-none overflow-y-auto border-b border-line bg-panel p-0 px-3 py-1 md:px-5">
      {groups.map(({ part, matches }) => (
        <li key={part.id} className="py-1">
          <p className="m-0 flex items-center gap-2 py-0.5">
            <span aria-hidden className="size-2.5 rounded-[3px]" style={{ backgroundColor: ROLE_LOOK[part.role].color }} />
            <span className={`truncate font-semibold ${part.role === 'tools' ? 'font-mono' : ''}`}>{part.name}</span>
            <span className="text-ink-faint">{formatInteger(matches.length)}</span>
          </p>
          {around(matches, shown).map((match) => (
            <button
              key={`${match.unitId} ${match.start}`}
              type="button"
              aria-current={match === shown ? 'true' : undefined}
              onClick={() => onChoose(match)}
              className="block min-h-6 w-full truncate rounded-sm px-1.5 py-0.5 text-left focus-visible:-outline-offset-1 font-mono text-small text-ink-soft hover:bg-accent-wash hover:text-ink aria-[current]:bg-accent-wash"
            >
              <Snippet text={textOf(part, match)} match={match} />
            </button>
          ))}
          {matches.length > SNIPPETS ? <p className="m-0 px-1.5 text-small text-ink-faint">and {formatInteger(matches.length - SNIPPETS)} more</p> : null}
        </li>
      ))}
    </ul>
  );
}

/** The first places of a part, or those from the shown one on where that comes later. */
function around(matches: readonly FoundText[], shown: FoundText | undefined): readonly FoundText[] {
  const at = shown === undefined ? -1 : matches.indexOf(shown);
  const start = at < SNIPPETS ? 0 : Math.min(at, matches.length - SNIPPETS);
  return matches.slice(start, start + SNIPPETS);
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
