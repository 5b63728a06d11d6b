// Fields of a request that become no part: which are kept, and as what.
import { type JsonRecord, isRecord } from './shape';
import type { Draft } from './draft';
import { MOST_FIELDS_UNITS, type RequestFields, type RequestFormat } from '@/core/prompt/request-fields';

interface KeptFields {
  readonly kept: RequestFields | null;
  /** The request says that one of its tools must be used, in a field that is not among the kept ones. */
  readonly mustUseTool: boolean;
  /** Names of the fields that go beyond `MOST_FIELDS_UNITS`. */
  readonly tooLong: readonly string[];
}

/** `fields` are JSON, without those that the work says itself. */
export function keptFields(format: RequestFormat, fields: JsonRecord, hasTools: boolean): KeptFields {
  const mustUseTool = hasTools && Object.hasOwn(fields, 'tool_choice') && isAny(format, fields['tool_choice']);
  const members: string[] = [];
  const tooLong: string[] = [];
  let units = 2;
  for (const [key, value] of Object.entries(fields)) {
    if (mustUseTool && key === 'tool_choice') continue;
    const member = `${JSON.stringify(key)}:${JSON.stringify(value)}`;
    if (units + member.length + 1 > MOST_FIELDS_UNITS) tooLong.push(key);
    else {
      members.push(member);
      units += member.length + 1;
    }
  }
  return { kept: members.length === 0 ? null : { format, json: `{${members.join(',')}}` }, mustUseTool, tooLong };
}

/** Tells which fields are left out: of a format in which no request is written here, there is nothing to keep them for. */
export function tellLeftOut(value: unknown, read: ReadonlySet<string>, draft: Draft): void {
  const names = isRecord(value) ? Object.keys(value).filter((key) => !read.has(key)) : [];
  if (names.length > 0) draft.note({ kind: 'fields-left-out', names });
}

/** As the requests that are written say it, and no more: what is said beside it is not lost. */
function isAny(format: RequestFormat, choice: unknown): boolean {
  if (format !== 'anthropic') return choice === 'required';
  return isRecord(choice) && choice['type'] === 'any' && Object.keys(choice).length === 1;
}
