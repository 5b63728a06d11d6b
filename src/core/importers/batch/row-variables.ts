// Rows that are templates: what is filled in before they are sent is not in them.
import { openPlaces } from '@/core/prompt/open-places';
import type { RowPrompt } from './row-prompt';

/** The name of the first open variable that the prompt of a row holds; null: none. */
export function firstVariable({ system, text, imported }: Pick<RowPrompt, 'system' | 'text' | 'imported'>): string | null {
  const said = imported === null ? [text] : [...[...imported.system, ...imported.turns.filter(({ speaker }) => speaker !== 'tool'), ...imported.documents].map((each) => each.text), imported.question];
  for (const each of [system ?? '', ...said]) {
    const name = firstIn(each);
    if (name !== null) return name;
  }
  return null;
}

function firstIn(text: string): string | null {
  // Most rows have none, which is seen at a glance.
  if (!text.includes('{{')) return null;
  for (const found of openPlaces(text)) if (found[0] !== undefined) return found[0].kind;
  return null;
}
