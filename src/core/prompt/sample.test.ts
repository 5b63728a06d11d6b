import { describe, expect, it } from 'vitest';
import { unitsOf } from './part';
import { wholeText } from './long-text';
import { samplePrompt } from './sample';

const { parts, freeOrder } = samplePrompt();
const texts = parts.flatMap(unitsOf);

describe('the sample prompt', () => {
  it('has every role, three tools, fifteen turns and two documents, in role order', () => {
    expect(parts.map((part) => part.role)).toEqual(['system', 'tools', 'tools', 'tools', 'history', 'documents', 'documents', 'question']);
    expect(parts.map((part) => ('turns' in part ? part.turns.length : 0)).filter(Boolean)).toEqual([15]);
    expect(freeOrder).toBe(false);
  });

  it('has unique ids and no empty text', () => {
    expect(new Set([...parts, ...texts].map(({ id }) => id)).size).toBe(texts.length + 1);
    expect(texts.every(({ id, text }) => id.startsWith('sample-') && wholeText(text).trim() !== '')).toBe(true);
  });

  it('has tool schemas that are JSON and carry the name of their part', () => {
    for (const part of parts) if (part.role === 'tools' && 'text' in part) expect(JSON.parse(wholeText(part.text))).toMatchObject({ name: part.name, parameters: { type: 'object' } });
  });

  it('shows characters that take several tokens, and text from right to left', () => {
    const all = texts.map(({ text }) => text).join('\n');
    for (const script of [/\p{Script=Hiragana}/u, /\p{Script=Arabic}/u, /\p{Emoji_Presentation}/u]) expect(all).toMatch(script);
  });
});
