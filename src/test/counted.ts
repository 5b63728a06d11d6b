// What a tokenizer answers.
import { expect } from 'vitest';

export const failureOf = (kind: string) => ({ ok: false, error: expect.objectContaining({ kind }) });
export const tokens = (count: number) => ({ ok: true, value: { tokens: count } });
