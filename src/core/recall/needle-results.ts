// Reads the answers, or scores, of needle tests: CSV or JSONL, as typed together or as a vendor's batch gives them back.
import { parseCsv } from '@/core/importers/csv-rows';
import type { AnswerKey } from './needle-export';
import type { OwnCell, OwnGrid } from './own-results';

export type BadReason = 'not-json' | 'no-id' | 'unknown-id' | 'twice' | 'no-answer' | 'bad-score' | 'failed-request' | 'no-columns';

export interface BadRow {
  /** From 1, as an editor counts. */
  readonly line: number;
  readonly reason: BadReason;
  /** What stands there, cut short; '' where nothing does. */
  readonly found: string;
}

export interface NeedleResults {
  /** null: no row could be used. */
  readonly grid: OwnGrid | null;
  readonly used: number;
  readonly bad: readonly BadRow[];
}

interface Row {
  readonly line: number;
  readonly id: unknown;
  readonly answer: unknown;
  readonly score: unknown;
  readonly model?: unknown;
}

/** The names by which columns and fields are known, whatever their case. */
const NAMES = {
  id: ['custom_id', 'id', 'test', 'key'],
  answer: ['answer', 'response', 'output', 'text', 'completion'],
  score: ['score', 'correct', 'passed', 'result'],
  model: ['model'],
} as const;

/**
 * Scores each row by the key: an answer is right (1) where it holds the expected one, whatever its case, and wrong (0) else;
 * a score is a number 0…1, or true or false. The rows that say no such thing are told by line and reason, and cost no other.
 */
export function readResults(text: string, key: AnswerKey): NeedleResults {
  const bad: BadRow[] = [];
  const scores = new Map<string, number>();
  const models = new Set<string>();
  const refuse = (line: number, reason: BadReason, found: unknown = '') => bad.push({ line, reason, found: shortText(found) });
  const rows = /^\s*[{[]/.test(text) ? jsonRows(text, refuse) : csvRows(text, refuse);
  for (const { line, id, answer, score, model } of rows) {
    if (typeof id !== 'string' || id.trim() === '') {
      refuse(line, 'no-id');
      continue;
    }
    const expected = key.get(id.trim());
    if (expected === undefined) refuse(line, 'unknown-id', id);
    else if (scores.has(expected.id)) refuse(line, 'twice', id);
    else {
      const scored = scoreOf(answer, score, expected.answer);
      if (typeof scored === 'string') refuse(line, scored, scored === 'bad-score' ? score : id);
      else scores.set(expected.id, scored);
      if (typeof model === 'string' && model !== '') models.add(model);
    }
  }
  return { grid: scores.size === 0 ? null : gridOf(scores, key, [...models].join(', ')), used: scores.size, bad: bad.sort((a, b) => a.line - b.line) };
}

function scoreOf(answer: unknown, score: unknown, expected: string): number | BadReason {
  if (score !== undefined && score !== null && score !== '') {
    const word = typeof score === 'string' ? score.trim().toLowerCase() : score;
    if (word === true || word === 'true' || word === 'yes') return 1;
    if (word === false || word === 'false' || word === 'no') return 0;
    const value = typeof word === 'number' ? word : typeof word === 'string' && /^\d*\.?\d+$/.test(word) ? Number(word) : Number.NaN;
    return value >= 0 && value <= 1 ? value : 'bad-score';
  }
  if (answer === FAILED) return 'failed-request';
  // An empty answer is an answer, and wrong; none at all is not.
  if (typeof answer !== 'string') return 'no-answer';
  return plain(answer).includes(plain(expected)) ? 1 : 0;
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/[\u2010-\u2015\u2212]/g, '-').replace(/\s+/g, ' ').trim();
}

/** Stands for the answer of a request that a batch could not serve. */
const FAILED = Symbol('failed');

type Refuse = (line: number, reason: BadReason, found?: unknown) => void;

function jsonRows(text: string, refuse: Refuse): readonly Row[] {
  return text.split('\n').flatMap((line, index): Row[] => {
    if (line.trim() === '') return [];
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      refuse(index + 1, 'not-json', line);
      return [];
    }
    const fields = new Map(Object.entries(Object(value) as Record<string, unknown>).map(([name, each]) => [name.toLowerCase(), each]));
    const named = (names: readonly string[]) => names.map((name) => fields.get(name)).find((each) => each !== undefined);
    const batch = batchAnswer(fields);
    return [{ line: index + 1, id: named(NAMES.id), answer: batch?.answer ?? named(NAMES.answer), score: batch === null ? named(NAMES.score) : undefined, model: batch?.model ?? named(NAMES.model) }];
  });
}

/** What OpenAI's batch has under response.body, and Anthropic's under result.message; null: it is neither. */
function batchAnswer(fields: ReadonlyMap<string, unknown>): { readonly answer: unknown; readonly model: unknown } | null {
  const at = (value: unknown, ...path: readonly (string | number)[]) => path.reduce<unknown>((each, name) => (Object(each) as Record<string | number, unknown>)[name], value);
  const [response, result, error] = [fields.get('response'), fields.get('result'), fields.get('error')];
  const body = at(response, 'body');
  if (body !== undefined) {
    const answer = at(body, 'choices', 0, 'message', 'content');
    return { answer: typeof answer === 'string' ? answer : FAILED, model: at(body, 'model') };
  }
  if (typeof at(result, 'type') === 'string') {
    const content = at(result, 'message', 'content');
    const texts = Array.isArray(content) ? content.map((block) => at(block, 'text')).filter((each) => typeof each === 'string') : [];
    return { answer: at(result, 'type') === 'succeeded' ? texts.join('') : FAILED, model: at(result, 'message', 'model') };
  }
  return response === null && error !== undefined && error !== null ? { answer: FAILED, model: undefined } : null;
}

function csvRows(text: string, refuse: Refuse): readonly Row[] {
  const [head, ...rows] = parseCsv(text);
  const columnOf = (names: readonly string[]) => names.map((name) => (head?.cells ?? []).findIndex((cell) => cell.trim().toLowerCase() === name)).find((at) => at >= 0) ?? -1;
  const [id, answer, score, model] = [columnOf(NAMES.id), columnOf(NAMES.answer), columnOf(NAMES.score), columnOf(NAMES.model)];
  if (id < 0 || (answer < 0 && score < 0)) {
    refuse(1, 'no-columns', head?.cells.join(', ') ?? '');
    return [];
  }
  return rows.filter(({ cells }) => cells.some((cell) => cell !== '')).map(({ line, cells }) => ({ line, id: cells[id], answer: answer < 0 ? undefined : cells[answer], score: score < 0 ? undefined : cells[score], model: model < 0 ? undefined : cells[model] }));
}

function gridOf(scores: ReadonlyMap<string, number>, key: AnswerKey, model: string): OwnGrid {
  const rows = new Map<number, Map<number, OwnCell>>();
  for (const [id, score] of scores) {
    const entry = key.get(id);
    if (entry === undefined) continue;
    const row = rows.get(entry.lengthTokens) ?? new Map<number, OwnCell>();
    const depthFraction = entry.depthPercent / 100;
    const cell = row.get(depthFraction) ?? { depthFraction, scoreSum: 0, trials: 0 };
    rows.set(entry.lengthTokens, row.set(depthFraction, { depthFraction, scoreSum: cell.scoreSum + score, trials: cell.trials + 1 }));
  }
  const rising = <Value>(map: ReadonlyMap<number, Value>): readonly (readonly [number, Value])[] => [...map].sort(([a], [b]) => a - b);
  return { model, rows: rising(rows).map(([lengthTokens, row]) => ({ lengthTokens, cells: rising(row).map(([, cell]) => cell) })) };
}

function shortText(found: unknown): string {
  const text = typeof found === 'string' ? found : String(found);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
