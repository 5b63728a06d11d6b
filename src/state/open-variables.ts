// Variables of a template that have no value yet, as far as they are looked for without being asked.
import { openPlaces, textsWithPlaces } from '@/core/prompt/open-places';
import type { Prompt } from '@/core/prompt/part';

/** Read in one go up to here, of all texts together; longer ones are looked through where values are set. */
const MOST_UNITS = 200_000;

/** Their names in the order of the texts, each once. O(n) in at most 200,000 units. */
export function openVariables({ parts }: Prompt): readonly string[] {
  const names = new Set<string>();
  let room = MOST_UNITS;
  for (const part of parts) {
    if (!part.enabled) continue;
    for (const text of textsWithPlaces(part)) {
      room -= text.length;
      if (room < 0) return [...names];
      for (const found of openPlaces(text)) for (const { kind } of found) names.add(kind);
    }
  }
  return [...names];
}
