// Needle tests as files: requests of a batch, and the key to their answers.
import { fail, type Result, succeed } from '@/core/result';
import type { NeedleTest } from './needle-plan';

export const REQUEST_SHAPES = ['openai', 'anthropic'] as const;
export type RequestShape = (typeof REQUEST_SHAPES)[number];

/** Room for an answer of one sentence. */
const ANSWER_TOKENS = 200;

/**
 * One line of JSONL with its line break: a request of OpenAI's Batch API (POST /v1/chat/completions), or one of Anthropic's
 * Message Batches. Sources: platform.openai.com/docs/guides/batch, platform.claude.com/docs/en/build-with-claude/batch-processing.
 */
export function requestLine(shape: RequestShape, id: string, model: string, prompt: string): string {
  const messages = [{ role: 'user', content: prompt }];
  const request =
    shape === 'openai'
      ? { custom_id: id, method: 'POST', url: '/v1/chat/completions', body: { model, messages, max_completion_tokens: ANSWER_TOKENS } }
      : { custom_id: id, params: { model, max_tokens: ANSWER_TOKENS, messages } };
  return `${JSON.stringify(request)}\n`;
}

/** What a test asks for and where: all that is needed to score an answer. */
export interface KeyEntry {
  readonly id: string;
  readonly lengthTokens: number;
  readonly depthPercent: number;
  readonly trial: number;
  readonly answer: string;
}

/** A test as it was made: its needle stands between two lines, so not always just where it was asked for. */
export interface MadeEntry extends KeyEntry {
  readonly needleAtToken: number;
  readonly realDepthPercent: number;
}

/** A key as JSONL, a line a test. Answers are scored by the depth that was asked for; the real one stands beside it. */
export function keyText(tests: readonly MadeEntry[]): string {
  return tests
    .map(({ id, lengthTokens, depthPercent, trial, answer, needleAtToken, realDepthPercent }) => `${JSON.stringify({ custom_id: id, length_tokens: lengthTokens, depth_percent: depthPercent, trial, answer, needle_at_token: needleAtToken, real_depth_percent: realDepthPercent })}\n`)
    .join('');
}

export type AnswerKey = ReadonlyMap<string, KeyEntry>;

export function keyOf(tests: readonly NeedleTest[]): AnswerKey {
  return new Map(tests.map(({ id, lengthTokens, depthPercent, trial, answer }) => [id, { id, lengthTokens, depthPercent, trial, answer }]));
}

/** The key that `keyText` wrote; not-a-key: a line of it is none. */
export function readKey(text: string): Result<AnswerKey, { readonly kind: 'not-a-key' }> {
  const key = new Map<string, KeyEntry>();
  for (const line of text.split('\n')) {
    if (line.trim() === '') continue;
    const entry = keyEntry(line);
    if (entry === null) return fail({ kind: 'not-a-key' });
    key.set(entry.id, entry);
  }
  return key.size === 0 ? fail({ kind: 'not-a-key' }) : succeed(key);
}

function keyEntry(line: string): KeyEntry | null {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return null;
  }
  const { custom_id: id, length_tokens: lengthTokens, depth_percent: depthPercent, trial, answer } = Object(value) as Record<string, unknown>;
  const isNumber = (each: unknown, least: number, most: number): each is number => typeof each === 'number' && each >= least && each <= most;
  if (typeof id !== 'string' || typeof answer !== 'string' || answer.trim() === '') return null;
  return isNumber(lengthTokens, 1, 1e9) && isNumber(depthPercent, 0, 100) && isNumber(trial, 1, 1e6) ? { id, lengthTokens, depthPercent, trial, answer } : null;
}
