// Whether a selector means an element.
import type { Placed } from './html-placed';
import type { AttributeTest, Chain, Compound, Selector } from './html-selectors';

/** A longer value of an attribute is not looked into. */
const MOST_VALUE_UNITS = 10_000;

/** Whether an element is meant; `onStep` is told how much is compared. Linear in its depth, for the nearest that fits is as good as any. */
export function isMeant(selector: Selector, element: Placed, onStep: (parts: number) => void): boolean {
  const { chains } = selector;
  let from: Placed | null = element;
  for (let at = 0; at < chains.length; ) {
    const end = endOfGroup(chains, at);
    let top = groupTop(chains, at, end, from, onStep);
    while (top === null && at > 0 && from !== null) {
      from = from.parent;
      top = groupTop(chains, at, end, from, onStep);
    }
    if (top === null) return false;
    from = top.parent;
    at = end;
  }
  return true;
}

/** Behind the chains that stand one before the other in one parent: which of them around an element is the nearest is told by all of them. */
function endOfGroup(chains: readonly Chain[], start: number): number {
  let end = start + 1;
  while (chains[end]?.isBefore === true) end += 1;
  return end;
}

/** The uppermost element of a group that ends in this one; null: it is none. */
function groupTop(chains: readonly Chain[], start: number, end: number, bottom: Placed | null, onStep: (parts: number) => void): Placed | null {
  let top = chainTop(chains[start]!, bottom, onStep);
  for (let at = start + 1; at < end && top !== null; at += 1) {
    const chain = chains[at]!;
    const ending = nearestBefore(chain, top, onStep);
    top = ending === null ? null : chainTop(chain, ending, onStep);
  }
  return top;
}

/** The nearest element before this one that a chain ends in. What was found is kept, or a page of many siblings takes for ever. */
function nearestBefore(chain: Chain, element: Placed, onStep: (parts: number) => void): Placed | null {
  const before = element.earlier?.get(chain);
  if (before !== undefined) return before;
  let found = element.previous;
  while (found !== null) {
    const known = found.earlier?.get(chain);
    if (chainTop(chain, found, onStep) !== null) break;
    found = known === undefined ? found.previous : known;
  }
  (element.earlier ??= new Map()).set(chain, found);
  return found;
}

/** The uppermost element of a chain that ends in this one; null: it is none. */
function chainTop({ links }: Chain, bottom: Placed | null, onStep: (parts: number) => void): Placed | null {
  let top: Placed | null = null;
  let each = bottom;
  for (const { compound, isBefore } of links) {
    if (top !== null) each = isBefore ? top.previous : top.parent;
    onStep(compound.parts);
    if (each === null || !fits(compound, each)) return null;
    top = each;
  }
  return top;
}

function fits({ name, ids, classes, tests, places, groups }: Compound, element: Placed): boolean {
  return (
    (name === null || name === element.name) &&
    ids.every((id) => id === element.attributes['id']) &&
    classes.every((each) => element.classes.has(each)) &&
    tests.every((test) => Object.hasOwn(element.attributes, test.name) && passes(test, element.attributes[test.name] ?? '')) &&
    places.every((place) => stands(place, element)) &&
    groups.every(({ isNot, compounds }) => compounds.some((each) => fits(each, element)) !== isNot)
  );
}

function stands({ step, start, isFromLast, isOfKind }: Compound['places'][number], { index, among }: Placed): boolean {
  const fromFirst = isOfKind ? (among?.kindIndex ?? 0) : index;
  const own = isFromLast ? (isOfKind ? (among?.ofKind ?? 0) : (among?.elements ?? 0)) - fromFirst + 1 : fromFirst;
  return step === 0 ? own === start : (own - start) % step === 0 && (own - start) / step >= 0;
}

function passes({ operator, value, ignoresCase }: AttributeTest, said: string): boolean {
  if (operator !== '' && said.length > MOST_VALUE_UNITS) return false;
  const own = ignoresCase ? said.toLowerCase() : said;
  switch (operator) {
    case '':
      return true;
    case '=':
      return own === value;
    case '~=':
      return own.split(/[ \t\n\f\r]+/).includes(value) && value !== '';
    case '|=':
      return own === value || own.startsWith(`${value}-`);
    default:
      return value !== '' && (operator === '^=' ? own.startsWith(value) : operator === '$=' ? own.endsWith(value) : own.includes(value));
  }
}
