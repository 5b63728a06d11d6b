import { assertNever } from '@/core/result';
import { formatBytes, formatInteger } from '@/core/units';
import type { ReportedUsage, UsageError, UsagePart } from './reported-usage';

const ORIGIN = { sent: '', 'from-cache': ' from cache', 'to-cache': ' written to cache' } as const satisfies Record<UsagePart['kind'], string>;

/** "Read 61,240 input tokens (1,240 + 60,000 from cache) of claude-sonnet-4-6, the last of 12 reports." */
export function describeUsage({ inputTokens, parts, model, reports, skippedLines, atMs }: ReportedUsage): string {
  const isPlain = parts.every(({ kind }) => kind === 'sent');
  const sum = isPlain ? '' : ` (${parts.map(({ kind, tokens }) => `${formatInteger(tokens)}${ORIGIN[kind]}`).join(' + ')})`;
  const read = `Read ${formatInteger(inputTokens)} input ${inputTokens === 1 ? 'token' : 'tokens'}${sum}`;
  const whose = `${model === null ? '' : ` of ${model}`}${reports === 1 ? '' : `, the last of ${formatInteger(reports)} reports`}.`;
  const undated = atMs === null ? ' The report names no day.' : '';
  return `${read}${whose}${undated}${skippedWords(skippedLines)}`;
}

function skippedWords(lines: number): string {
  if (lines === 0) return '';
  return lines === 1 ? ' 1 line could not be read as JSON.' : ` ${formatInteger(lines)} lines could not be read as JSON.`;
}

/** What a text or a file lacks to be read, and what to do, for the user. `unreadable` comes from the browser. */
export function describeUsageError(error: UsageError | { readonly kind: 'unreadable' }): string {
  switch (error.kind) {
    case 'not-json':
      return 'This is not JSON. Give the response as the vendor’s API sent it, or a transcript with one JSON value to a line.';
    case 'too-large':
      return `This is too long to be read: up to ${formatBytes(error.limitBytes)} is. Give the last response alone.`;
    case 'no-usage':
      return 'This JSON reports no input tokens. Give a whole response with its usage, such as input_tokens, prompt_tokens or promptTokenCount.';
    case 'not-a-count':
      return 'What this JSON reports as input tokens is no whole number from 1 to 100,000,000. Enter the figure by hand.';
    case 'unreadable':
      return 'The file could not be read, perhaps because it was moved or changed; choose it again.';
    default:
      return assertNever(error);
  }
}
