// A chart as a line: its kind, its titles, and each series with its points.
import { createTextOut } from './document';
import { shownLook, shownNumber } from './xlsx-values';

export interface ChartFound {
  /** Names of elements: "barChart", "pie3DChart". */
  readonly kinds: Set<string>;
  title: string;
  readonly axes: { readonly isOfValues: boolean; text: string }[];
  readonly series: FoundSeries[];
  counts: 1900 | 1904;
}

export interface FoundSeries {
  tx?: FoundData;
  cat?: FoundData;
  val?: FoundData;
  xVal?: FoundData;
  yVal?: FoundData;
  bubbleSize?: FoundData;
}

export interface FoundData {
  /** The cells that it was drawn of; '': none. */
  ref: string;
  format: string;
  /** By the place of a point. Of categories in groups the innermost come first. */
  readonly levels: Map<number, FoundPoint>[];
}

interface FoundPoint {
  readonly text: string;
  readonly format: string | null;
}

/** In another workbook. */
const ELSEWHERE = /^'?[^!]*\[/;

/** '': nothing stands on it. */
export function chartWords({ kinds, title, axes, series, counts }: ChartFound, hasCells: boolean): string {
  const out = createTextOut();
  let isFirst = true;
  const add = (words: string) => {
    out.write(isFirst ? words : `; ${words}`);
    isFirst = false;
  };
  if (title.trim() !== '') add(inLine(title));
  const isPlane = axes.every(({ isOfValues }) => isOfValues);
  for (const [index, { isOfValues, text }] of axes.entries()) {
    if (text.trim() !== '') add(`${isPlane ? (index === 0 ? 'x' : 'y') : isOfValues ? 'values' : 'categories'}: ${inLine(text)}`);
  }
  for (const each of series) {
    const name = inLine(textsOf(each.tx).join(' '));
    const points = (hasCells ? cellsOf(each) : '') || pointsOf(each, counts);
    if (points !== '') add(name === '' ? points : `${name}: ${points}`);
    else if (name !== '') add(name);
  }
  return isFirst ? '' : `[${kindOf(kinds)}: ${out.text()}]`;
}

/** "B2:B5 by A2:A5"; '': its values are not in cells of the document. */
function cellsOf({ val, yVal, cat, xVal }: FoundSeries): string {
  const [values, labels] = [(val ?? yVal)?.ref ?? '', (cat ?? xVal)?.ref ?? ''];
  if (values === '' || ELSEWHERE.test(values)) return '';
  return labels === '' || ELSEWHERE.test(labels) ? values : `${values} by ${labels}`;
}

/** "Q1 = 3, Q2 = 4"; of points on a plane "(1, 3), (2, 4)". */
function pointsOf({ val, yVal, cat, xVal, bubbleSize }: FoundSeries, counts: 1900 | 1904): string {
  const [labels, values, across, up, sizes] = [cat, val, xVal, yVal, bubbleSize].map((data) => labelsOf(data, counts)) as [Label, Label, Label, Label, Label];
  const pieces: string[] = [];
  for (const at of [...((val ?? yVal)?.levels[0]?.keys() ?? [])].toSorted((a, b) => a - b)) {
    if (yVal === undefined) {
      const label = labels(at);
      pieces.push(label === '' ? values(at) : `${label} = ${values(at)}`);
    } else pieces.push(`(${[across(at) || String(at + 1), up(at), sizes(at)].filter((each) => each !== '').join(', ')})`);
  }
  return pieces.join(', ');
}

/** What stands at a point; asked in the order of the points. */
type Label = (at: number) => string;

/** "2025 Q1" of categories in groups, of which a name stands at the first only. */
function labelsOf(data: FoundData | undefined, counts: 1900 | 1904): Label {
  if (data === undefined) return () => '';
  const [own, ...groups] = data.levels;
  // Read once, as it may be long and the points many.
  const common = data.format === '' ? null : shownLook(data.format);
  const shown = (point: FoundPoint | undefined) => {
    const look = point === undefined || point.format === null ? common : shownLook(point.format);
    return point === undefined || look === null ? (point?.text ?? '') : shownNumber(point.text, look, counts, true).text;
  };
  const outer = groups.map(groupAt);
  return (at) => inLine([...outer.map((group) => group(at)).toReversed(), own?.get(at)].map(shown).join(' '));
}

/** The group that begins at a point or at the nearest before it. */
function groupAt(level: ReadonlyMap<number, FoundPoint>): (at: number) => FoundPoint | undefined {
  const starts = [...level.keys()].toSorted((a, b) => a - b);
  let next = 0;
  return (at) => {
    while (next < starts.length && starts[next]! <= at) next += 1;
    return level.get(starts[next - 1] ?? -1);
  };
}

function textsOf(data: FoundData | undefined): readonly string[] {
  return data === undefined ? [] : [...(data.levels[0]?.values() ?? [])].map(({ text }) => text);
}

/** "bar chart", "pie chart"; of several kinds a chart. */
function kindOf(kinds: ReadonlySet<string>): string {
  const names = new Set([...kinds].map((kind) => kind.replace(/3?D?Chart$/, '').toLowerCase()));
  const [name = ''] = names;
  return names.size === 1 && /^(?:bar|line|pie|area|scatter|bubble|radar|doughnut|stock|surface)$/.test(name) ? `${name} chart` : 'chart';
}

function inLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
