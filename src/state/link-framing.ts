// What a link states that the chat template of its model puts around the texts: they do not go along, so nobody can count there
// how their ends meet it.
import { countedWith } from '@/core/catalog/mappings';
import type { Model } from '@/core/catalog/model';
import { countedBy } from '@/core/catalog/withheld-cost';
import { requestOf, templateFraming, textsAskedFor } from '@/core/prompt/overhead';
import type { Prompt } from '@/core/prompt/part';
import { requestDigest, type StatedLine, type StatedRequest, templateKey } from '@/core/prompt/stated-framing';
import { type CaseId, CASES, promptCase } from '@/core/prompt/template-case';
import type { CountText } from '@/core/prompt/template-cost';
import type { Work } from '@/core/share/work';
import type { AppState } from './app-state';
import { counterFor, countsIn } from './link-counts';
import { textCounter } from './part-counts';
import { selectModel } from './selectors';
import { runInSlices } from './slices-of-time';
import { countShort } from './unit-counts';
import { withUsedVariables } from './used-variables';

/** Of the cases that could be counted. */
export type FramingOfCases = ReadonlyMap<CaseId, readonly StatedLine[]>;

/** What stands around the texts with values in their variables; nothing where no template of the model is known. */
export async function framingOfCases(state: AppState, signal: AbortSignal): Promise<FramingOfCases> {
  const all = new Map<CaseId, readonly StatedLine[]>();
  const { prompt, variables } = await withUsedVariables(state.work);
  const model = selectModel(state);
  if (variables === undefined || model.framing.messages.kind !== 'template') return all;
  const countIn = counterFor(state, signal);
  for (const id of CASES) {
    const made = await runInSlices(promptCase(prompt, variables, id), () => !signal.aborted);
    if (made === undefined) return all;
    const counts = await countsIn(countedWith(model.tokenizer), textsAskedFor((countText) => linesOf(made.prompt, model, countText)), countIn);
    if (counts !== null) all.set(id, linesOf(made.prompt, model, (text) => countShort(text, counts.get(text), model.tokenizer)));
  }
  return all;
}

/**
 * The same of the texts as they are written, and under which digests who opens `link`, which is the work without texts, finds all of
 * it. Of cases that nothing tells apart there, but what stands around them, none is stated.
 */
export async function withStatedFraming(link: Work, state: AppState, cases: FramingOfCases): Promise<Work> {
  const { statedFraming: _, ...prompt } = link.prompt;
  const model = selectModel(state);
  const { messages } = model.framing;
  if (messages.kind !== 'template' || !prompt.parts.some((part) => 'attachment' in part && part.attachment.kind === 'withheld')) return { ...link, prompt };
  const of = templateKey(messages, model.framing.tools, countedBy(model.tokenizer));
  const stated: StatedRequest[] = [{ of, digest: requestDigest(prompt), lines: linesOf(state.work.prompt, model, textCounter(state.framingCounts, model.tokenizer, null)) }];
  for (const [id, lines] of cases) {
    const made = link.variables === undefined ? undefined : await runInSlices(promptCase(prompt, link.variables, id));
    if (made !== undefined) stated.push({ of, digest: requestDigest(made.prompt), lines: [...lines] });
  }
  const isAlone = ({ digest, lines }: StatedRequest) => stated.every((other) => other.digest !== digest || JSON.stringify(other.lines) === JSON.stringify(lines));
  return { ...link, prompt: { ...prompt, statedFraming: stated.filter(isAlone) } };
}

function linesOf(prompt: Prompt, { framing, tokenizer }: Model, countText: CountText): StatedLine[] {
  return [...templateFraming(requestOf(prompt), framing, countText, countedBy(tokenizer))].map(([id, count]) => ({ id, ...count }));
}
