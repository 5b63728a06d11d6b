// The findings as a table, for who hands them on.
import { formatInteger } from '@/core/units';
import type { CostedFinding } from '@/state/waste-finding';
import type { ReadTable } from '@/ui/whole-table';

const MOST_PLACES = 12;

const [FOUND, WHERE, FIX, NOTE] = ['Found', 'Where', 'May it go', 'Note'];

/** A row for each finding, in the order of the view. */
export function wasteTable(name: string, findings: readonly CostedFinding[], notes: readonly string[]): ReadTable {
  const rows = [
    ['Kind', FOUND, WHERE, 'Places', 'Tokens less without it', FIX, NOTE],
    ...findings.map((finding) => [finding.title, finding.detail, whereWords(finding), formatInteger(finding.count), tokensLess(finding), finding.fix ?? noFixWords(finding), finding.why ?? '']),
  ];
  return { name, rows, words: [FOUND, WHERE, FIX, NOTE], notes };
}

/** Why no fix is offered, in a word or two. */
export function noFixWords({ savesNothing, addsTokens }: Pick<CostedFinding, 'savesNothing' | 'addsTokens'>): string {
  return savesNothing ? 'Saves nothing' : addsTokens ? 'Would add tokens' : 'No safe fix';
}

function whereWords({ places, count }: CostedFinding): string {
  const shown = places.slice(0, MOST_PLACES);
  const more = count - shown.length;
  return [...shown.map(({ name, line }) => `${name}, line ${formatInteger(line)}`), ...(more > 0 ? [`and ${formatInteger(more)} more`] : [])].join('; ');
}

/** A minus: there are more of them without it. */
function tokensLess({ effect: { savedTokens, isAbout }, isCounting }: CostedFinding): string {
  return `${isAbout || isCounting ? '~' : ''}${savedTokens < 0 ? '−' : ''}${formatInteger(Math.abs(savedTokens))}`;
}
