// Pairs of answers of which one was preferred, in data sets that have the prompt in both of them.
import type { Imported } from '@/core/importers/formats/imported';
import { importValue } from '@/core/importers/formats/registry';
import { field, textField } from '@/core/importers/formats/shape';
import { isAsking } from './data-records';

/** What stands before an answer that goes on in one text: as Anthropic's data of preferences has it, and as chat templates do. */
const BEFORE_ANSWER = /(?:^|\n)(?:Assistant|ASSISTANT|AI|### Assistant|### Response):|<\|im_start\|>assistant\n|<\|start_header_id\|>assistant<\|end_header_id\|>\n\n|\[\/INST\]/g;

/** The conversation that a pair of answers is the end of. */
export type PreferencePrompt =
  /** The one that was preferred, its answer included. */
  | { readonly kind: 'messages'; readonly imported: Imported; readonly from: readonly string[] }
  | { readonly kind: 'text'; readonly text: string; readonly answer: string };

/**
 * The prompt of a record whose `chosen` and `rejected` have it in them, as TRL calls it implicit; null: they are answers by themselves. A
 * prompt beside them is the same one where it stands in the conversation, and else the one that counts.
 */
export function preferencePrompt(value: unknown): PreferencePrompt | null {
  const [chosen, rejected] = [field(value, 'chosen'), field(value, 'rejected')];
  if (typeof chosen === 'string' && typeof rejected === 'string') return isAsking(value) ? null : promptOfTexts(chosen, rejected);
  if (!Array.isArray(chosen) || (rejected ?? null) === null) return null;
  const [first] = chosen as unknown[];
  const asked = textField(value, 'prompt').trim();
  const speaker = field(first, 'role') ?? field(first, 'from');
  const isWhole = speaker !== 'assistant' && speaker !== 'gpt' && (asked === '' || JSON.stringify(chosen).includes(JSON.stringify(asked).slice(1, -1)));
  if (!isWhole) return null;
  const beside = ['system', 'tools'].filter((name) => (field(value, name) ?? null) !== null);
  const imported = importValue({ ...Object.fromEntries(beside.map((name) => [name, field(value, name)])), [field(first, 'from') === undefined ? 'messages' : 'conversations']: chosen });
  return imported === null ? null : { kind: 'messages', imported, from: ['chosen', ...beside] };
}

function promptOfTexts(chosen: string, rejected: string): PreferencePrompt | null {
  let shared = 0;
  while (shared < chosen.length && chosen[shared] === rejected[shared]) shared += 1;
  const end = [...chosen.slice(0, shared).matchAll(BEFORE_ANSWER)].map((found) => found.index + found[0].length).at(-1);
  return end === undefined ? null : { kind: 'text', text: chosen.slice(0, end), answer: chosen.slice(end) };
}
