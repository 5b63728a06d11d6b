// Requests that are written in YAML are read as the same JSON is.
import { describe, expect, it } from 'vitest';
import { noteWords } from './import-words';
import { importYaml } from './from-yaml';
import { importText } from './registry';
import { meantInYaml } from '@/core/importers/format-meant';
import { mayBeFormat, mayBeYaml } from '@/core/importers/format-telltale';
import { MEDIA_FILES, mediaFile } from '@/test/media-files';

const PNG_BASE64 = Buffer.from(mediaFile(MEDIA_FILES[0]!)).toString('base64');

const YAML = `# of ours
model: claude-opus-5-5
max_tokens: 900
system: |
  Be brief.
  ${'A long rule. '.repeat(200)}
messages:
  - role: user
    content: &question "Why?"
  - {role: assistant, content: Because.}
  - role: user
    content: *question
temperature: .5
`;
const JSON_FORM = { model: 'claude-opus-5-5', max_tokens: 900, system: `Be brief.\n${'A long rule. '.repeat(200)}\n`, messages: [{ role: 'user', content: 'Why?' }, { role: 'assistant', content: 'Because.' }, { role: 'user', content: 'Why?' }], temperature: 0.5 };

describe('a request in YAML', () => {
  it('is that in JSON, which is told', () => {
    const { notes, ...same } = importText(JSON.stringify(JSON_FORM))!;
    for (const text of [YAML, `\`\`\`yaml\n${YAML}\`\`\`\n`, YAML.replaceAll('\n', '\r\n')]) {
      expect([mayBeFormat(text), mayBeYaml(text), meantInYaml(text)]).toEqual([true, true, 'request']);
      const read = importYaml(text)!;
      expect(read).toMatchObject(same);
      expect(read.notes.slice(0, 1)).toEqual([...notes, { kind: 'unwrapped', from: { kind: 'yaml' } }]);
    }
    expect(importYaml(YAML)!.notes.map(noteWords)).toEqual(['It was written as YAML, and is read as the same JSON.']);
  });

  it('may be a list of messages', () => {
    const list = '---\n- role: system\n  content: Be brief.\n- role: user\n  content: Why?\n';
    expect([mayBeFormat(list), meantInYaml(list)]).toEqual([true, 'request']);
    expect(importYaml(list)).toMatchObject({ format: 'openai-chat', system: [{ text: 'Be brief.' }], question: 'Why?' });
  });

  it('may say a message or an image once and mean it twice', () => {
    const twice = 'model: gpt-5.5\nmessages:\n- &m {role: user, content: Why?}\n- {role: assistant, content: Because.}\n- *m\n';
    expect(importYaml(twice)).toMatchObject({ turns: [{ text: 'Why?' }, { text: 'Because.' }], question: 'Why?' });
    const image = `messages:\n- role: user\n  content:\n  - &i {type: image_url, image_url: {url: "data:image/png;base64,${PNG_BASE64}"}}\n  - *i\n  - {type: text, text: Why?}\n`;
    expect(importYaml(image)).toMatchObject({ files: [{ name: 'image 1' }, { name: 'image 2' }], question: 'Why?' });
  });

  it('is none where its messages are of another kind', () => {
    expect(importYaml('messages:\n  hello: Hallo\n  bye: Tschau\n')).toBeNull();
    expect(importYaml('- role: admin\n  name: A\n')).toBeNull();
    for (const text of ['Notes\n\nmessages:\n- one\n', '# Title\n\nSome words.\n- role: user\n']) expect(meantInYaml(text)).toBeNull();
  });
});
