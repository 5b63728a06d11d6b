// Variables that count as they are written whatever is set. Loaded with the reports, which tell of them.
import { openNames } from '@/core/prompt/open-places';
import { CASES, valueOf } from '@/core/prompt/template-case';
import type { Work } from '@/core/share/work';
import { runInSlices } from './slices-of-time';

/** The open variables of what is sent that have a value in no case, in the order of the texts, however long these are. */
export async function unsetVariables({ prompt, variables = {} }: Work): Promise<readonly string[]> {
  const open = await runInSlices(openNames(prompt));
  return [...(open ?? [])].filter((name) => CASES.every((id) => valueOf(variables, name, id) === null));
}
