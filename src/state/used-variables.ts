// Values of variables that stand in no part: a part may come back with its variables, so the page keeps them, and lists them
// beside the others. What leaves the page has none of them. Loaded with what makes a link or a file.
import { usedVariables } from '@/core/prompt/template-case';
import type { Work } from '@/core/share/work';
import { runInSlices } from './slices-of-time';

/** The work as it leaves the page: with the values of those variables that stand in it. */
export async function withUsedVariables(work: Work): Promise<Work> {
  const { variables, ...rest } = work;
  if (variables === undefined) return work;
  const used = await runInSlices(usedVariables(work.prompt, variables));
  return used === undefined ? rest : { ...work, variables: used };
}
