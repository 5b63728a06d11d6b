// What the rows of a batch ask for beside their texts, and what of them is counted, gathered while they are read.
import type { Model } from '@/core/catalog/model';
import { isFineTuned } from '@/core/catalog/hosted-names';
import { modelNamed } from '@/core/catalog/reported-model';
import type { RowAsks, RowPrompt } from '@/core/importers/batch/row-prompt';
import { firstVariable } from '@/core/importers/batch/row-variables';
import { namesInWords } from '@/core/name-list';
import { formatInteger, type ModelId } from '@/core/units';

const MOST_FIELDS = 5;
/** Forms of records that are told; there may be as many as rows. */
const MOST_FORMS = 20;

export interface NamedModel {
  /** As the rows write it. */
  readonly id: string;
  readonly rows: number;
  /** null: it is not known here. */
  readonly model: Pick<Model, 'id' | 'name'> | null;
}

export class AskedOfRows {
  private readonly seen: Uint8Array;
  private readonly models = new Map<string, NamedModel>();
  /** What stands in the place of a limit, by row. */
  readonly badLimits = new Map<number, NonNullable<RowAsks['badLimit']>>();

  /** By what is said of their fields: how many rows. */
  private readonly taken = new Map<string, number>();
  /** The rows of a table share what is said of them. */
  private lastTold: { readonly taken: RowPrompt['taken']; readonly answer: string | undefined; readonly words: string } | null = null;
  /** Rows whose answer is left out, and those in which it is counted. */
  private answersAside = 0;
  private answersWithin = 0;
  private requestsAnswered = 0;
  /** Rows that hold variables, and the first of these. */
  private withVariables = 0;
  private variable = '';

  /** By row. */
  private readonly own = new Map<number, ModelId>();

  constructor(rows: number) {
    this.seen = new Uint8Array(rows);
  }

  /** A row may be read once for each model: it counts once. */
  add(row: number, read: RowPrompt): void {
    const { asks: { modelId, badLimit }, imported, taken, answer } = read;
    if (this.seen[row] !== 0) return;
    this.seen[row] = 1;
    const variable = firstVariable(read);
    if (variable !== null) {
      this.withVariables += 1;
      if (this.variable === '') this.variable = variable;
    }
    if (answer?.isInput === false) this.answersAside += 1;
    else if (answer !== undefined) this.answersWithin += 1;
    else if (imported !== null && imported.question === '' && imported.turns.at(-1)?.speaker === 'assistant') this.requestsAnswered += 1;
    if (taken !== undefined) {
      const counted = answer?.isInput === true ? answer.from : undefined;
      if (this.lastTold?.taken !== taken || this.lastTold.answer !== counted) this.lastTold = { taken, answer: counted, words: takenWords(taken, counted) };
      const { words } = this.lastTold;
      if (this.taken.has(words) || this.taken.size < MOST_FORMS) this.taken.set(words, (this.taken.get(words) ?? 0) + 1);
    }
    if (badLimit !== null) this.badLimits.set(row, badLimit);
    if (modelId === null) return;
    const before = this.models.get(modelId);
    const named = before === undefined ? { id: modelId, rows: 1, model: modelNamed(modelId) } : { ...before, rows: before.rows + 1 };
    this.models.set(modelId, named);
    // One that was tuned has prices of its own.
    if (named.model !== null && !isFineTuned(modelId)) this.own.set(row, named.model.id);
  }

  /** What of the rows read so far is counted where they say more than a prompt, in sentences. */
  notes(): readonly string[] {
    const variables = `${formatInteger(this.withVariables)} ${this.withVariables === 1 ? 'row holds' : 'rows hold'} variables, such as {{${this.variable}}}: they count as written.`;
    const of = (rows: number, words: string) => `${formatInteger(rows)} ${rows === 1 ? 'row' : 'rows'}: ${words}.`;
    const fields = [...this.taken].map(([words, rows]) => of(rows, words));
    const ends = this.answersWithin + this.requestsAnswered;
    return [...fields, ...(this.withVariables === 0 ? [] : [variables]), ...(this.answersAside === 0 ? [] : [of(this.answersAside, 'the answer is not counted as input')]), ...(ends === 0 ? [] : [of(ends, 'the answer at the end is counted with the input')])];
  }

  /** Rows read so far that hold an answer, whether that is counted with their input or not. */
  get answers(): number {
    return this.answersAside + this.answersWithin;
  }

  /** The model that a row names, where that is known and was read. */
  modelAt(row: number): ModelId | null {
    return this.own.get(row) ?? null;
  }

  /** Each that `modelAt` gives, once. */
  knownModels(): readonly ModelId[] {
    return [...new Set(this.named().flatMap(({ id, model }) => (model === null || isFineTuned(id) ? [] : [model.id])))];
  }

  /** In the order in which they are first named. */
  named(): readonly NamedModel[] {
    return [...this.models.values()];
  }
}

/** Which fields of a record are counted, and which are not; `answer` is one that is, behind its prompt. */
function takenWords({ from, leftOut }: NonNullable<RowPrompt['taken']>, answer: string | undefined): string {
  const quoted = (names: readonly string[]) => names.map((name) => `“${name}”`);
  const counted = answer === undefined ? from : [...from, answer];
  const without = leftOut.filter((name) => name !== answer);
  return `${namesInWords(quoted(counted), MOST_FIELDS)} ${counted.length === 1 ? 'is' : 'are'} counted${without.length === 0 ? '' : `, without ${namesInWords(quoted(without), MOST_FIELDS)}`}`;
}
