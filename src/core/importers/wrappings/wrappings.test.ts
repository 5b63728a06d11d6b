// Requests as developers have them at hand: in a command, a string, a program, a message. What is taken out is read as if it had come by itself.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayBeFormat } from '@/core/importers/format-telltale';
import { noteWords } from '@/core/importers/formats/import-words';
import { formatsOf, importText } from '@/core/importers/formats/registry';
import { lastOf } from '@/core/importers/steps';
import { curlCommand, modelInAddress } from './curl-command';
import { encodedJson } from './encoded-json';
import { jsonInText } from './json-in-text';
import { codeLiteral } from './code-literal';
import { codeRequest } from './code-request';
import { powershellCommand } from './powershell-command';

const REQUEST = { model: 'gpt-4o', messages: [{ role: 'system', content: "It's \"brief\"\n$5 & more; \\ é" }, { role: 'user', content: 'Why?' }], stream: true, stop: null };
const JSON_TEXT = JSON.stringify(REQUEST);
const plain = importText(JSON_TEXT)!;
const shellQuoted = (text: string) => `'${text.replaceAll("'", String.raw`'\''`)}'`;
const ADDRESS = 'https://api.openai.com/v1/chat/completions';
const HEADERS = `-H "Content-Type: application/json" \\\n  -H "Authorization: Bearer sk-secret-key"`;
const CURL_WORDS = 'The body of a cURL command: its address and 2 headers (Content-Type and Authorization) are left out.';

/** A text, and what is said of it. */
const WRAPPED: Readonly<Record<string, readonly [string, string]>> = {
  'cURL, -d': [`curl ${ADDRESS} \\\n  ${HEADERS} \\\n  -d ${shellQuoted(JSON_TEXT)}\n`, CURL_WORDS],
  'cURL, --data-raw first, piped': [`$ curl -sS -XPOST --data-raw ${shellQuoted(JSON_TEXT)} ${HEADERS} --url ${ADDRESS} | jq .`, CURL_WORDS],
  'cURL, between double quotation marks': [`curl ${ADDRESS} --data "${JSON_TEXT.replace(/["\\$]/g, String.raw`\$&`)}"`, 'The body of a cURL command: its address is left out.'],
  'cURL, as a browser copies it': [`curl '${ADDRESS}' -X 'POST' --compressed --data-raw $'${JSON_TEXT.replace(/['\\]/g, String.raw`\$&`)}'`, 'The body of a cURL command: its address is left out.'],
  'cURL, --json=': [`curl.exe --json=${shellQuoted(JSON_TEXT)} ${ADDRESS}`, 'The body of a cURL command: its address is left out.'],
  'cURL, from a here-document': [`curl ${ADDRESS} ${HEADERS} --data @- <<'EOF'\n${JSON.stringify(REQUEST, null, 2)}\nEOF\n`, CURL_WORDS],
  'a string of JSON': [JSON.stringify(JSON_TEXT), 'It was JSON in a string of JSON, and is read as what the string holds.'],
  'a fence behind a sentence': [`Here is what we send, and it fails:\n\n\`\`\`json\n${JSON.stringify(REQUEST, null, 2)}\n\`\`\`\n`, '“Here is what we send, and it fails:” around the request: left out.'],
  'a fence before and behind': [`Look:\n\`\`\`\n${JSON_TEXT}\n\`\`\`\nThanks!`, '“Look:” and “Thanks!” around the request: left out.'],
  'JSON behind a sentence': [`Our request: ${JSON_TEXT}`, '“Our request:” around the request: left out.'],
  'JSON on the next line': [`request body\n${JSON.stringify(REQUEST, null, 2)}\n`, '“request body” around the request: left out.'],
  'Python': [`{'model': 'gpt-4o', 'messages': [{'role': 'system', 'content': 'It\\'s "brief"\\n$5 & more; \\\\ \\xe9'}, {"role": "user", "content": ("Wh"  # in two\n"y?")},], 'stream': True, 'stop': None}`, 'It was written as Python, and is read as the same JSON.'],
};

describe.each(Object.entries(WRAPPED))('%s', (_what, [text, words]) => {
  it('is looked into, and is what stands in it', () => {
    expect(mayBeFormat(text)).toBe(true);
    const imported = importText(text)!;
    expect({ ...imported, notes: [] }).toEqual({ ...plain, notes: [] });
    expect(imported.notes.map(noteWords)).toEqual([words]);
    expect(JSON.stringify(imported)).not.toContain('sk-secret-key');
    expect(lastOf(formatsOf(text)).find(({ format }) => format === 'openai-chat')).toEqual(imported);
    expect(importText(text, { format: 'openai-chat', conversation: null })).toEqual(imported);
  });

  it('survives being cut anywhere', () => {
    for (let end = 0; end < text.length; end += 3) expect(() => importText(text.slice(0, end))).not.toThrow();
  });
});

describe('a command of cURL', () => {
  it('names the model in its address, where the body does not', () => {
    const body = '{"contents":[{"role":"user","parts":[{"text":"Hi"}]}]}';
    expect(importText(`curl 'https://generativelanguage.googleapis.com/v1beta/models/gemini-2.5-pro:generateContent?key=secret' -d '${body}'`)).toMatchObject({ format: 'gemini', modelId: 'gemini-2.5-pro', question: 'Hi' });
    expect(['https://a.openai.azure.com/openai/deployments/gpt-4o/chat/completions?api-version=1', 'https://bedrock-runtime.us-east-1.amazonaws.com/model/anthropic.claude-opus-5-v1:0/invoke', 'https://b.example/v1/publishers/anthropic/models/claude-opus-5@20260724:rawPredict', ADDRESS, ''].map(modelInAddress)).toEqual(['gpt-4o', 'anthropic.claude-opus-5-v1:0', 'claude-opus-5@20260724', null, null]);
    expect(modelInAddress('https://bedrock-runtime.us-east-1.amazonaws.com/model/arn%3Aaws%3Abedrock%3Aus-east-1%3A1%3Ainference-profile%2Fus.anthropic.claude-opus-5-v1%3A0/invoke')).toBe('arn:aws:bedrock:us-east-1:1:inference-profile/us.anthropic.claude-opus-5-v1:0');
    // It is not left out then.
    const said = (key: string) => importText(`curl https://a.openai.azure.com/openai/deployments/gpt-4o/chat/completions ${key} -d '{"messages":[{"role":"user","content":"Hi"}]}'`)!.notes.map(noteWords);
    expect([said(''), said('-H "api-key: x"')]).toEqual([['The body of a cURL command: its address, but for the model, is left out.'], ['The body of a cURL command: its address, but for the model, and 1 header (api-key) are left out.']]);
  });

  it('is none where its body is elsewhere or no request, where it is cut, or where more stands behind it', () => {
    for (const text of [`curl ${ADDRESS}`, `curl ${ADDRESS} -d @body.json`, `curl ${ADDRESS} -d 'a=1'`, `curl ${ADDRESS} -d '{"a":1}'`, `curl ${ADDRESS} -d '${JSON_TEXT.slice(0, 20)}`, `curl ${ADDRESS} -d '${JSON.stringify({ model: 'm', prompt: 'x' })}'\n{"id":"answer"}`, 'curling is a sport: {"a":1}']) expect(importText(text), text).toBeNull();
  });
});

describe('a text', () => {
  it('with an example in it stays a document', () => {
    const fence = `\`\`\`json\n${JSON_TEXT}\n\`\`\``;
    for (const text of [`# Guide\n${'Words on it. '.repeat(40)}\n${fence}`, `Look:\n${fence}\nand\n${fence}`, `const request = ${JSON_TEXT}`, `See [1]: ${JSON_TEXT}`, 'Settings:\n{"a":1}', `Look: ${JSON_TEXT} and so on`]) expect(importText(text), text.slice(0, 40)).toBeNull();
  });

  it('of Python is read by its grammar, and JSON that is broken is not taken for it', () => {
    const jsonOf = (text: string) => codeLiteral(text)?.text ?? null;
    expect(jsonOf(String.raw`{'a': (1, 2.5e3), 'b': (), 'c': ("x"), "d": r'\n', 'e': """t"u""", 'f': -1_000, 'g': 12345678901234567890, '__proto__': [.5,]}`)).toBe(String.raw`{"a":[1,2.5e3],"b":[],"c":"x","d":"\\n","e":"t\"u","f":-1000,"g":12345678901234567890,"__proto__":[0.5]}`);
    expect(jsonOf(String.raw`['\x41\u00e9\U0001f600\q\'']`)).toBe(String.raw`["Aé😀\\q'"]`);
    for (const text of ['{"a":1,}', '{"a":1}', "{'a':1", "{'a'}", "{'a':1}}", "['a' b]", '[nan]', `${'['.repeat(300)}'a'${']'.repeat(300)}`, "x = {'a': 1}"]) expect(jsonOf(text), text).toBeNull();
  });

  it('is written back and forth: strings of JSON and words of a shell hold any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
      const json = JSON.stringify([text]);
      expect(curlCommand(`curl x -d ${shellQuoted(json)}`)?.text).toBe(json);
      expect(encodedJson(JSON.stringify(json))?.text).toBe(json);
    }));
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('{', '}', '[', ']', '"', "'", '\\', '\n', '`', ':', ',', 'a', '1', '(', ')', '$', '#', ' ', 'curl ', '```', '-d ', 'True', '<<EOF', 'EOF') }), (text) => {
      for (const unwrap of [curlCommand, powershellCommand, encodedJson, jsonInText, codeRequest, codeLiteral]) expect(() => unwrap(text)).not.toThrow();
      const read = codeLiteral(text);
      if (read !== null) JSON.parse(read.text);
      importText(text);
    }), { numRuns: 2000 });
  });
});

it('messages of LangChain as a role and a text', () => {
  expect(importText('[["system","S"],["human","Q"]]')).toMatchObject({ format: 'langchain', system: [{ text: 'S' }], question: 'Q' });
  expect(importText('[["system","S"]]')).toMatchObject({ format: 'langchain', system: [{ text: 'S' }] });
  expect(importText("[('system', 'S'), ('human', 'Q')]")).toMatchObject({ format: 'langchain', question: 'Q' });
  for (const other of [[['a', 'b']], [['human', 1]], [['human', 'a', 'b']]]) expect(importText(JSON.stringify(other))).toBeNull();
});
