// What is on the screen as files: the bar, charts and tables. Loaded when one is wanted.
import { CASE_NAMES } from '@/core/budget/case-words';
import { areasSvg } from '@/core/share/areas-svg';
import { barSvg, type BarColors } from '@/core/share/bar-svg';
import { figureColumns } from '@/core/share/figure-columns';
import { fileName } from '@/core/share/file-name';
import { csvTable, markdownTable, markdownText } from '@/core/share/table-text';
import { caseInView } from '@/state/case-in-view';
import { type FilledCase, filledAmong, filledCases } from '@/state/case-plan';
import { selectCountedParts, selectFill, selectModel } from '@/state/selectors';
import type { AppStore } from '@/state/store';
import { localDay } from '@/ui/local-day';
import { ownDrawing } from '@/ui/own-drawing';
import { readAreas } from '@/ui/read-areas';
import { readTables } from '@/ui/read-tables';
import { ROLE_LOOK } from '@/ui/role-look';
import { type Drawing, drawingsIn, groundOf, originOf, pngOfSvg, svgOf } from '@/ui/save-drawing';
import { saveFile } from '@/ui/save-file';
import { whileDrawnWhole } from '@/ui/use-drawn-whole';
import type { ReadTable } from '@/ui/whole-table';
import { nothingWords } from './nothing-words';

const SVG_TYPE = 'image/svg+xml';

/**
 * The bar as it is shown, under the sentence for the prompt and its cases. For a sheet in its colours, and from one side of it
 * to the other; a picture of its own says its day.
 */
export function currentBarSvg(store: AppStore, cases: readonly FilledCase[], { sheet = null, day }: { readonly sheet?: Element | null; readonly day?: string } = {}): string {
  const state = store.getState();
  return barSvg({
    parts: selectCountedParts(state),
    fill: selectFill(state),
    cases,
    shownCase: state.shownCase?.id ?? null,
    scale: state.barScale,
    isFlush: sheet !== null,
    modelName: selectModel(state).name,
    ...(day === undefined ? {} : { day }),
    roleNames: Object.fromEntries(Object.entries(ROLE_LOOK).map(([role, { label }]) => [role, label])) as Record<keyof typeof ROLE_LOOK, string>,
    colors: barColors(sheet ?? document.documentElement),
  });
}

export async function saveBarSvg(store: AppStore): Promise<void> {
  saveFile('contextscope-window.svg', SVG_TYPE, await barOfToday(store));
}

export async function saveBarPng(store: AppStore): Promise<void> {
  await savePng(store, 'contextscope-window.png', await pngOfSvg(await barOfToday(store)));
}

async function barOfToday(store: AppStore): Promise<string> {
  return currentBarSvg(store, filledAmong(await filledCases(store)), { day: localDay(new Date()) });
}

export async function saveChartsSvg(store: AppStore): Promise<void> {
  for (const drawing of shownDrawings(store)) saveFile(fileName(drawing.name, '.svg'), SVG_TYPE, drawn(drawing));
}

export async function saveChartsPng(store: AppStore): Promise<void> {
  // All are read off the page first: while one becomes a picture, another may be drawn anew.
  const pictures = shownDrawings(store).map((drawing) => ({ name: drawing.name, svg: drawn(drawing) }));
  for (const { name, svg } of pictures) await savePng(store, fileName(name, '.png'), await pngOfSvg(svg));
}

function drawn(drawing: Drawing): string {
  const { element } = drawing;
  const day = localDay(new Date());
  const own = ownDrawing(element, day);
  if (own !== undefined) return own;
  if (element instanceof SVGSVGElement) return svgOf(element, drawing, day);
  const { ink, edge } = barColors(element);
  return areasSvg({ ...readAreas(element), origin: originOf(drawing.about, day), ground: groundOf(element), ink, edge });
}

export async function saveTablesCsv(store: AppStore): Promise<void> {
  for (const table of shownTables(store)) saveFile(fileName(`${table.name}${caseOf(store)}`, '.csv'), 'text/csv', csvTable(csvRows(table)));
}

export async function saveTablesMarkdown(store: AppStore): Promise<void> {
  const tables = shownTables(store);
  const text = tables.map(({ name, rows, words, notes = [] }) => `## ${markdownText(`${name}${caseOf(store)}`)}\n\n${markdownTable(rows, words)}${notes.map((note) => `\n${markdownText(note)}\n`).join('')}`).join('\n');
  if (tables.length > 0) saveFile(tables.length === 1 ? fileName(`${tables[0]?.name ?? ''}${caseOf(store)}`, '.md') : 'contextscope-tables.md', 'text/markdown', text);
}

/** Amounts to the last digit, figures in columns of numbers, and below an empty line, as it is no row, what has to be known to read them. */
function csvRows({ rows, exactRows = rows, words, notes = [] }: ReadTable): readonly (readonly string[])[] {
  return [...figureColumns(exactRows, words), ...(notes.length === 0 ? [] : [[], ...notes.map((note) => [note])])];
}

/** Behind the name of a table whose figures are of a case of the prompt. */
function caseOf(store: AppStore): string {
  const shown = caseInView(store.getState());
  return shown === null ? '' : shown.isOfText ? ', as written' : `, ${CASE_NAMES[shown.id].toLowerCase()}`;
}

async function savePng(store: AppStore, name: string, png: Blob | null): Promise<void> {
  if (png !== null) saveFile(name, 'image/png', png);
  else store.getState().notify({ tone: 'error', text: `${name} was not saved: the browser could not draw it.`, details: [], action: null });
}

function shownDrawings(store: AppStore): ReturnType<typeof drawingsIn> {
  const drawings = drawingsIn(viewElement());
  if (drawings.length === 0) nothing(store, 'chart');
  return drawings;
}

function shownTables(store: AppStore): ReturnType<typeof readTables> {
  const tables = whileDrawnWhole(() => readTables(viewElement()));
  if (tables.length === 0) nothing(store, 'table');
  return tables;
}

function nothing(store: AppStore, what: 'chart' | 'table'): void {
  const { view, notify } = store.getState();
  notify({ tone: 'info', text: nothingWords(what, view), details: [], action: null });
}

function viewElement(): ParentNode {
  return document.getElementById('views') ?? document;
}

function barColors(themed: Element): BarColors {
  const style = getComputedStyle(themed);
  const color = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    system: color('role-system'),
    tools: color('role-tools'),
    history: color('role-history'),
    documents: color('role-documents'),
    question: color('role-question'),
    framing: color('framing'),
    hatch: color('hatch'),
    panel: color('panel'),
    raised: color('raised'),
    ink: color('ink'),
    soft: color('ink-soft'),
    edge: color('edge'),
    warn: color('warn'),
    bad: color('bad'),
    'bad-wash': color('bad-wash'),
  };
}
