// Which lines of a transcript of Claude Code go with which: each names the one before, an answer of the API may be written
// over several lines, and of calls made at once each result has its own call as its parent.
import { answerIdOf, callsIn, parentOf, resultsIn, timeOf, uuidOf } from './claude-code-lines';
import { textField } from './shape';

export interface LineTree {
  readonly byId: ReadonlyMap<string, unknown>;
  /** Messages of the conversation by the line that they name as the one before. */
  readonly following: ReadonlyMap<string, readonly unknown[]>;
  /** Messages with the result of a call, by its id. */
  readonly results: ReadonlyMap<string, readonly unknown[]>;
  /** The answer that made a call, by the id of the call. */
  readonly answers: ReadonlyMap<string, string>;
}

/** `followed`: the messages of the conversation. */
export function treeOf(lines: readonly unknown[], followed: readonly unknown[]): LineTree {
  const following = new Map<string, unknown[]>();
  const results = new Map<string, unknown[]>();
  const answers = new Map<string, string>();
  for (const line of followed) {
    push(following, parentOf(line), line);
    for (const id of resultsIn(line)) push(results, id, line);
    for (const id of callsIn(line)) answers.set(id, nameOf(line));
  }
  return { byId: new Map(lines.flatMap((line) => (uuidOf(line) === '' ? [] : [[uuidOf(line), line] as const]))), following, results, answers };
}

/** Of the answer that a line is a part of; one without an id has one line. */
function nameOf(line: unknown): string {
  return answerIdOf(line) || uuidOf(line);
}

function isNamelessAnswer(line: unknown): boolean {
  return textField(line, 'type') === 'assistant' && answerIdOf(line) === '';
}

function push(map: Map<string, unknown[]>, key: string, line: unknown): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [line]);
  else list.push(line);
}

/** The last message that no other goes on from; the last of all where each is followed by another, as in a ring. O(n). */
export function lastOf(followed: readonly unknown[], tree: LineTree): unknown {
  const isMessage = new Set(followed);
  const inner = new Set<unknown>();
  const passed = new Set<unknown>();
  for (const line of followed) {
    const between: unknown[] = [];
    let above = tree.byId.get(parentOf(line));
    while (above !== undefined && !isMessage.has(above) && !passed.has(above)) {
      between.push(above);
      passed.add(above);
      above = tree.byId.get(parentOf(above));
    }
    if (isMessage.has(above) && !isSameStep(line, above, tree)) {
      inner.add(stepOf(above, tree));
      // Made before the calls of the one above had results.
      if (isNamelessAnswer(line) && isNamelessAnswer(above)) inner.add(`results ${nameOf(above)}`);
    }
    // Others may pass here, and go on from what this one is a part of.
    else for (const each of between) passed.delete(each);
  }
  return followed.findLast((line) => !inner.has(stepOf(line, tree))) ?? followed.at(-1);
}

/** What a line is a part of: an answer, or the results of its calls; itself where it has no name. */
function stepOf(line: unknown, { answers }: LineTree): unknown {
  const asked = resultsIn(line).flatMap((id) => answers.get(id) ?? [])[0];
  if (asked !== undefined) return `results ${asked}`;
  return nameOf(line) === '' ? line : `message ${nameOf(line)}`;
}

/** An answer may go on behind the result of its first call. */
function isSameStep(line: unknown, above: unknown, tree: LineTree): boolean {
  const step = stepOf(above, tree);
  return step === stepOf(line, tree) || step === `results ${nameOf(line)}`;
}

/**
 * The lines of a branch, from the first to the last, with what else is of the same answers of the API, and the results of all
 * their calls: by how far they are from the first line, whatever the order of the file. `chain`: each with the one before it.
 */
export function wholeBranch(chain: readonly unknown[], tree: LineTree, taken: ReadonlySet<unknown>): readonly unknown[] {
  const places = new Map(chain.map((line, at) => [line, at]));
  const ids = new Set(chain.map(answerIdOf));
  const open = [...chain];
  for (const line of open) {
    const goesOn = (tree.following.get(uuidOf(line)) ?? []).filter((each) => answerIdOf(each) !== '' && ids.has(answerIdOf(each)));
    for (const each of [...goesOn, ...callsIn(line).flatMap((id) => tree.results.get(id) ?? [])]) {
      if (places.has(each) || taken.has(each)) continue;
      places.set(each, (places.get(line) ?? 0) + 1);
      open.push(each);
    }
  }
  return [...places].toSorted(([a, atA], [b, atB]) => atA - atB || timeOf(a) - timeOf(b) || (uuidOf(a) < uuidOf(b) ? -1 : 1)).map(([line]) => line);
}
