// Fields of a request with numbers that no reader of JSON holds: they are kept as they are written.
import type { Imported } from './imported';
import { membersOf } from '@/core/importers/json-members';
import { lastOf } from '@/core/importers/steps';
import { type RoundedNumbers, roundedNumbersInSteps } from '@/core/importers/rounded-numbers';
import { fieldEntries } from '@/core/prompt/field-entries';
import { FIELDS_OF_WORK, MOST_FIELDS_UNITS } from '@/core/prompt/request-fields';

export interface VerbatimFields {
  readonly imported: Imported;
  /** Those of `numbers` that are not in such fields. */
  readonly numbers: RoundedNumbers;
}

/** `text`: the JSON that was read; `numbers`: those in it that are not held. Where the request stands inside something else, nothing is found. */
export function withVerbatimFields(imported: Imported, text: string, numbers: RoundedNumbers): VerbatimFields {
  const { requestFields } = imported;
  if (requestFields === null || numbers.rounded + numbers.lost === 0) return { imported, numbers };
  const members = membersOf(text);
  let { rounded, lost } = numbers;
  let units = requestFields.json.length;
  const kept = fieldEntries(requestFields).map(([name, value]) => {
    const [key, read] = [JSON.stringify(name), JSON.stringify(value)];
    const written = members.get(key) ?? '';
    // Tools of the vendor are no field that goes as it is.
    const found = FIELDS_OF_WORK[requestFields.format].includes(name) || !isRead(written, read) ? null : lastOf(roundedNumbersInSteps(written));
    const more = written.length - read.length;
    if (found === null || found.rounded + found.lost === 0 || units + more > MOST_FIELDS_UNITS) return `${key}:${read}`;
    [rounded, lost, units] = [rounded - found.rounded, lost - found.lost, units + more];
    return `${key}:${written}`;
  });
  return { imported: { ...imported, requestFields: { ...requestFields, json: `{${kept.join(',')}}` } }, numbers: { rounded, lost } };
}

/** Whether what is written was read as that: of a field that is kept in part it was not. */
function isRead(written: string, json: string): boolean {
  try {
    return JSON.stringify(JSON.parse(written)) === json;
  } catch {
    return false;
  }
}
