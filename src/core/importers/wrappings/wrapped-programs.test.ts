// Requests in programs and in commands of Windows: read by their grammar where all of the request is literal, and never run. Source code,
// and requests that are only known when a program runs, stay texts.
import { describe, expect, it } from 'vitest';
import { mayBeFormat } from '@/core/importers/format-telltale';
import { noteWords } from '@/core/importers/formats/import-words';
import { formatsOf, importText } from '@/core/importers/formats/registry';
import { lastOf } from '@/core/importers/steps';

const REQUEST = { model: 'gpt-4o', messages: [{ role: 'system', content: 'It\'s "brief"\n100% & ^more; \\ é' }, { role: 'user', content: 'Why?' }], temperature: 0.5, stop: null };
const JSON_TEXT = JSON.stringify(REQUEST);
const plain = importText(JSON_TEXT)!;
const ADDRESS = 'https://api.openai.com/v1/chat/completions';
const doubled = (text: string) => text.replaceAll('\\', '\\\\').replaceAll('"', '\\"');
const PYTHON_ARGUMENTS = `model="gpt-4o",
    messages=[
        {"role": "system", "content": SYSTEM},
        {'role': 'user', 'content': "W" "hy?"},
    ],
    temperature=.5,
    stop=None,`;
const PYTHON_HEAD = `import os
from openai import (
    OpenAI,
)
client = OpenAI(api_key=os.environ["OPENAI_API_KEY"], default_headers={"X": f"{os.getpid()}"})  # from the environment
SYSTEM = """It's "brief"
100% & ^more; \\\\ \\xe9"""
`;
const JS_BODY = "{ model: 'gpt-4o', messages: [ { role: 'system', content: 'It\\'s \"brief\"\\n' + `100% & ^more; \\\\ é` }, { role: \"user\", content: 'Why?' }, ], temperature: .5, stop: null, user: undefined }";

const PROGRAMS: Readonly<Record<string, readonly [string, string]>> = {
  'Python, a call': [`${PYTHON_HEAD}completion = client.chat.completions.create(\n    ${PYTHON_ARGUMENTS}\n)\n\nprint(completion.choices[0].message.content)\n`, 'It was written as Python, which was not run. Read: the arguments of client.chat.completions.create; 5 other statements left out.'],
  'Python, printed': [`${PYTHON_HEAD}print(client.chat.completions.create(${PYTHON_ARGUMENTS}).choices[0])`, 'It was written as Python, which was not run. Read: the arguments of client.chat.completions.create; 4 other statements left out.'],
  'Python, fields of a name': [`params = dict(${PYTHON_ARGUMENTS.replace('SYSTEM', JSON.stringify(REQUEST.messages[0]!.content))})\nclient.chat.completions.create(**params)`, 'It was written as Python, which was not run. Read: the arguments of client.chat.completions.create; 1 other statement left out.'],
  'Python, requests': [`import requests\nr = requests.post("${ADDRESS}", headers={"Authorization": f"Bearer {KEY}"}, json={"model": 'gpt-4o', "messages": ${JSON.stringify(REQUEST.messages)}, "temperature": 0.5, "stop": None})\nprint(r.json())`, 'It was written as Python, which was not run. Read: the body that requests.post sends; 2 other statements left out.'],
  'JavaScript, a call': [`import OpenAI from 'openai';\n\n/* made once */\nconst client = new OpenAI();\nconst completion = await client.chat.completions.create(${JS_BODY});\n\nconsole.log(completion.choices[0].message);\n`, 'It was written as JavaScript, which was not run. Read: the arguments of client.chat.completions.create; 3 other statements left out.'],
  'JavaScript, fetch': [`const response = await fetch("${ADDRESS}", {\n  method: "POST",\n  headers: { Authorization: \`Bearer \${process.env.KEY}\` },\n  body: JSON.stringify(${JS_BODY}),\n});\nconst data = await response.json();`, 'It was written as JavaScript, which was not run. Read: the body that fetch sends; 1 other statement left out.'],
  'fetch, as a browser copies it': [`fetch("${ADDRESS}", {\n  "headers": {\n    "content-type": "application/json"\n  },\n  "body": ${JSON.stringify(JSON_TEXT)},\n  "method": "POST"\n});`, 'It was written as JavaScript, which was not run. Read: the body that fetch sends.'],
  'JavaScript, a literal': [JS_BODY, 'It was written as JavaScript, and is read as the same JSON.'],
  'cURL for cmd': [`curl "${ADDRESS}" ^\r\n  -H "Content-Type: application/json" ^\r\n  --data-raw "${doubled(JSON_TEXT)}"`, 'The body of a cURL command: its address and 1 header (Content-Type) are left out.'],
  'cURL for cmd, as a browser copies it': [`curl ^"${ADDRESS}^" ^\n  -H ^"content-type: application/json^" ^\n  --data-raw ^"${doubled(JSON_TEXT).replace(/[^\w\s:/,.]/g, '^$&')}^"`, 'The body of a cURL command: its address and 1 header (content-type) are left out.'],
  'cURL in PowerShell': [`curl.exe ${ADDRESS} \`\n  -d '${JSON_TEXT.replaceAll("'", String.raw`\u0027`)}'`, 'The body of a cURL command: its address is left out.'],
  PowerShell: [`Invoke-RestMethod -Uri ${ADDRESS} -Method Post -Headers @{ "Authorization" = "Bearer $env:KEY"; Accept = '*/*' } -ContentType 'application/json' -Body '${JSON_TEXT.replaceAll("'", "''")}'`, 'The body of a PowerShell command: its address and 2 headers (Authorization and Accept) are left out.'],
  'PowerShell, as a browser copies it': [`Invoke-WebRequest -UseBasicParsing -Uri "${ADDRESS}" \`\n-Method POST \`\n-Body "${JSON_TEXT.replace(/["`$]/g, '`$&')}"`, 'The body of a PowerShell command: its address is left out.'],
  'PowerShell, a text of its own': [`$body = @'\n${JSON_TEXT}\n'@\n\n$r = Invoke-RestMethod -Uri '${ADDRESS}' -Method Post -Body $body\n$r.choices[0]`, 'The body of a PowerShell command: its address is left out.'],
};

describe.each(Object.entries(PROGRAMS))('%s', (_what, [text, words]) => {
  it('is looked into, and is the request that stands in it', () => {
    expect(mayBeFormat(text)).toBe(true);
    const imported = importText(text)!;
    expect({ ...imported, notes: [] }).toEqual({ ...plain, notes: [] });
    expect(imported.notes.map(noteWords)).toEqual([words]);
    expect(lastOf(formatsOf(text)).find(({ format }) => format === 'openai-chat')).toEqual(imported);
  });

  it('survives being cut anywhere', () => {
    for (let end = 0; end < text.length; end += 3) expect(() => importText(text.slice(0, end))).not.toThrow();
  });
});

describe('a program', () => {
  it('of other vendors is read by the names of their libraries', () => {
    const read = (text: string) => importText(text);
    expect(read('message = anthropic.Anthropic().messages.create(model="claude-opus-5", max_tokens=64, system="S", messages=[{"role": "user", "content": "Q"}])')).toMatchObject({ format: 'anthropic', system: [{ text: 'S' }], question: 'Q', maxOutputTokens: 64 });
    expect(read('import anthropic\n\nclient = anthropic.Anthropic()\nmessage = client.messages.create(model="claude-opus-5", max_tokens=64, system="S", messages=[{"role": "user", "content": "Q"}])')).toMatchObject({ format: 'anthropic', question: 'Q' });
    expect(read('from google import genai\nfrom google.genai import types\nclient = genai.Client()\nr = client.models.generate_content(model="gemini-3.5-flash", contents="Q", config=types.GenerateContentConfig(system_instruction="S", max_output_tokens=9))')).toMatchObject({ format: 'gemini', modelId: 'gemini-3.5-flash', system: [{ text: 'S' }], question: 'Q', maxOutputTokens: 9 });
    expect(read('import google.generativeai as genai\ngenai.configure(api_key="k")\nmodel = genai.GenerativeModel("gemini-2.5-pro", system_instruction="S")\nresponse = model.generate_content("Q")\nprint(response.text)')).toMatchObject({ format: 'gemini', modelId: 'gemini-2.5-pro', system: [{ text: 'S' }], question: 'Q' });
    expect(read('import { GoogleGenAI } from "@google/genai";\nconst ai = new GoogleGenAI({});\nconst response = await ai.models.generateContent({ model: "gemini-3.5-flash", contents: "Q" });')).toMatchObject({ format: 'gemini', question: 'Q' });
    expect(read('response = client.responses.create(model="gpt-5.5", instructions="S", input="Q")')).toMatchObject({ format: 'openai-responses', system: [{ text: 'S' }], question: 'Q' });
    expect(read('interaction = client.interactions.create(model="gemini-3.5-flash", input="Q")')).toMatchObject({ format: 'gemini-interactions', question: 'Q' });
    expect(read('fetch("https://g.example/v1beta/models/gemini-2.5-pro:generateContent", { method: "POST", body: JSON.stringify({ contents: [{ role: "user", parts: [{ text: "Q" }] }] }) })')).toMatchObject({ format: 'gemini', modelId: 'gemini-2.5-pro', question: 'Q' });
  });

  it('of OpenAI’s shape with a model of Anthropic’s is OpenAI’s, as its call or its address says', () => {
    const args = "model='claude-opus-5', messages=[dict(role='user', content='Q')], max_tokens=64";
    const body = '{"model":"claude-opus-5","max_tokens":64,"messages":[{"role":"user","content":"Q"}]}';
    const router = 'https://openrouter.ai/api/v1/chat/completions';
    const asOpenais = { format: 'openai-chat', modelId: 'claude-opus-5', maxOutputTokens: 64, question: 'Q' };
    for (const text of [`import litellm\nr = litellm.completion(${args})`, `from litellm import completion\n\nr = completion(${args})`, `client.chat.completions.create(${args})`, `requests.post("${router}", json=${body})`, `curl ${router} -d '${body}'`]) expect([text, importText(text)]).toMatchObject([text, asOpenais]);
    expect(importText(`client.messages.create(${args})`)).toMatchObject({ ...asOpenais, format: 'anthropic' });
    // What only Anthropic has stays Anthropic's, wherever it is sent.
    const tool = `messages=[{"role": "user", "content": [{"type": "tool_result", "tool_use_id": "t", "content": "R"}]}]`;
    expect(importText(`litellm.completion(model="claude-opus-5", max_tokens=64, ${tool})`)).toMatchObject({ format: 'anthropic' });
  });

  it('of messages alone is these messages, with what stands beside them', () => {
    const imported = importText('SYSTEM = "S"\nmessages = [\n    {"role": "system", "content": SYSTEM},\n    {"role": "user", "content": "Q"},\n]\ntools = []\n')!;
    expect(imported).toMatchObject({ format: 'openai-chat', system: [{ text: 'S' }], question: 'Q' });
    expect(imported.notes.map(noteWords)).toEqual(['It was written as Python, which was not run. Read: the values of messages and tools; 1 other statement left out.']);
    expect(importText('const messages = [{ role: "user", content: `Q` }];')).toMatchObject({ format: 'openai-chat', question: 'Q' });
  });

  it('stays a text where its request is not all literal, or is not the only one', () => {
    const call = 'client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "Q"}])';
    const texts = [
      'client.chat.completions.create(model="gpt-4o", messages=messages)',
      'client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": f"Q {name}"}])',
      'client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": open("a.txt").read()}])',
      'client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "Q"}], tools=tools)',
      'messages = [{"role": "user", "content": "Q"}]\nmessages.append(more)\nclient.chat.completions.create(model="gpt-4o", messages=messages)',
      'params = {"model": "gpt-4o"}\nparams["messages"] = [{"role": "user", "content": "Q"}]\nclient.chat.completions.create(**params)',
      'openai.chat.completions.create({ model: "gpt-4o", messages: [{ role: "user", content: `Q ${name}` }] })',
      'openai.chat.completions.create({ model: "gpt-4o", messages: [{ role: "user", content: "a" + name }] })',
      `${call}\n${call}`,
      `messages = [{"role": "user", "content": "Q"}]\nclient = OpenAI()`,
      'fetch("https://a.example", { body: JSON.stringify({ a: 1 }) })',
      'requests.post("https://a.example", json={"query": "Q"})',
      "Invoke-RestMethod -Uri https://a.example -Body $body",
      'Invoke-RestMethod -Uri https://a.example -Body "{`"model`":`"m`",`"prompt`":`"$question`"}"',
      `$body = '${JSON_TEXT.replaceAll("'", "''")}' + $more\nInvoke-RestMethod -Uri https://a.example -Body $body`,
    ];
    for (const text of texts) expect(importText(text), text).toBeNull();
  });

  it('or a command may stand in a fence of Markdown', () => {
    for (const [language, code] of [['python', 'import openai\nclient.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "Q"}])'], ['bash', `curl ${ADDRESS} -d '{"messages":[{"role":"user","content":"Q"}]}'`]] as const) {
      const text = `\`\`\`${language}\n${code}\n\`\`\`\n`;
      expect(mayBeFormat(text)).toBe(true);
      expect(importText(text)).toMatchObject({ question: 'Q', notes: [{ kind: 'unwrapped' }, { kind: 'fenced' }] });
      expect(lastOf(formatsOf(text)).some(({ question }) => question === 'Q')).toBe(true);
      expect(importText(`${text}\n${text}`)).toBeNull();
    }
  });

  it('that is source code, and a text that speaks of one, stay texts', () => {
    const call = 'client.chat.completions.create(model="gpt-4o", messages=[{"role": "user", "content": "Q"}])';
    const texts = [
      `from openai import OpenAI\n\nclient = OpenAI()\n\ndef ask():\n    return ${call}\n`,
      `class Bot:\n    def ask(self):\n        ${call}\n`,
      `for question in questions:\n    ${call}\n`,
      `if ready:\n    ${call}\n`,
      `x = 1 if ready else 2\n${call}`,
      `# Asking a model\n\nCall it like this:\n\n    ${call}\n`,
      `# Asking a model\n\n\`\`\`python\n${call}\n\`\`\`\n\nThat is all. ${'And more of it. '.repeat(40)}`,
      `export async function ask() {\n  return fetch("${ADDRESS}", { body: JSON.stringify(${JS_BODY}) });\n}`,
      `const ask = () => fetch("${ADDRESS}", { body: JSON.stringify(${JS_BODY}) });`,
      `function Ask { Invoke-RestMethod -Uri ${ADDRESS} -Body '${JSON_TEXT.replaceAll("'", "''")}' }`,
      `$x = 1\nforeach ($q in $all) { Invoke-RestMethod -Uri ${ADDRESS} -Body '{"a":1}' }`,
      `from the beginning, messages = [] was wrong`,
      `import this, and let us talk`,
    ];
    for (const text of texts) expect(importText(text), text.slice(0, 60)).toBeNull();
  });

  it('is read in no time, however it is made', () => {
    const texts = ['await '.repeat(200_000), `${'a.'.repeat(200_000)}b()`, `a${'()'.repeat(200_000)}`, `x = ${'['.repeat(200_000)}`, `x = "${'\\"'.repeat(200_000)}`, `x = ${'"a" + '.repeat(20_000)}"b"`, `curl ^\n ${'^"'.repeat(200_000)}`, `$x = @'\n${"''".repeat(200_000)}`, '# \n'.repeat(200_000)];
    for (const text of texts) expect(importText(text)).toBeNull();
  });
});
