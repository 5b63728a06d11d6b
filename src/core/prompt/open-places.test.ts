import { describe, expect, it } from 'vitest';
import type { UnitId } from '@/core/units';
import { lastOf } from '@/core/importers/steps';
import { openNames, openPlaces } from './open-places';
import type { Part, Turn } from './part';

const named = (text: string, stepUnits?: number) => [...openPlaces(text, stepUnits)].flat().map(({ kind }) => kind);
const TICKS = '```';

describe('open variables', () => {
  it.each([
    ['Dear {{name}}, about {{ user.first_name }}:', ['name', 'user.first_name']],
    ['<documents>\n{{docs}}\n</documents>\n<script>{{script}}</script> <template>{{a}}</template>', ['docs', 'script', 'a']],
    ['Question: {{question}}\nContext={{context}}\nAnswer:', ['question', 'context']],
    ['<document id="{{id}}">{{ text | upper }}</document> {{{raw}}}', ['id', 'text', 'raw']],
    ['{% for doc in docs %}{{ doc.text }}{% endfor %}', ['doc.text']],
    ['{{#each history}}{{speaker}}: {{text}}{{/each}}', ['speaker', 'text']],
    ['{"name": "{{name}}", "city": "{{city}}"}', ['name', 'city']],
    ['file_{{date}}.txt costs $ {{price}}', ['date', 'price']],
    ['A tick ` alone, {{a}}, and ``two {{b}}', ['a', 'b']],
  ])('are those of a prompt: %j', (text, expected) => {
    expect(named(text)).toEqual(expected);
  });

  it.each([
    ['no identifiers', '{{items[0]}} {{first-name}} {{a[x]}}'],
    ['LaTeX', String.raw`\frac{{a}}{{b}} and \sqrt[3]{{x}}, {{\bf y}}, x^{{n}}, x_{{i}}, $a_{{j}}$, \textbf{{{z}}}`],
    ['BibTeX', '@article{a1,\n  title = {{Attention}},\n  author = {{OpenAI}}\n}'],
    ['workflows of GitHub', 'run: ${{ secrets.KEY }} ${{matrix.os}} on $' + '{{ github.ref }}'],
    ['charts of Helm', 'image: {{ .Values.image }}\n{{- if .Values.x }}\n{{ include "chart.name" . }}\n{{- end }}'],
    ['JSX', '<Box style={{color}} sx={{ a: 1 }}>'],
    ['markup', '<p>{{ message }}</p>\n<li class="x">Hello {{name}}</li>\n<a href="{{url}}">'],
    ['Vue', '<todo v-for="item in items" :key="item.id">{{ item.title }}</todo>'],
    ['Angular', '<my-list *ngFor="let x of xs">{{x}}</my-list>'],
    ['Django', '{% extends "base.html" %}\n{{ title }}'],
    ['Python', 'import os\n\ndef f(x):\n    a = "{{name}}"\n    print(a)\n'],
    ['formatted strings', 'Use f"{{name}} {x}" or \'{{a}} {}\'.format(1) here.'],
    ['code spans', 'Write `{{name}}` or ``a ` {{b}}`` to insert it.'],
    ['fences', `Like so:\n${TICKS}html\n{{name}}\n${TICKS}\n> ~~~\n> {{a}}\n> ~~~\n${TICKS}\n{{open}}`],
    ['JavaScript', 'const a = `{{x}}`;\nexport function f(a) {\n  return a;\n}'],
  ])('are none in %s', (_what, text) => {
    expect(named(text)).toEqual([]);
  });

  it('behind a fence are some again, in steps of any size and far into a text', () => {
    const text = `${TICKS}\n{{no}}\n${TICKS}\n{{a}}\n${'Words of a line.\n'.repeat(12_000)}${TICKS}x\n{{no}}\n${TICKS}\n{{b}}`;
    for (const stepUnits of [7, 1000, undefined]) expect(named(text, stepUnits)).toEqual(['a', 'b']);
    expect(named(`${'x'.repeat(200_000)}\n{{a}}`)).toEqual(['a']);
  });

  it('are not looked for in tools and their use, files of code, and what is switched off', () => {
    const part = (role: 'system' | 'tools' | 'documents' | 'question', name: string, enabled = true): Part => ({ id: name as UnitId, role, name, text: `{{in_${name.replace(/\W/g, '_')}}}`, enabled });
    const turn = (speaker: Turn['speaker'], text: string): Turn => ({ id: text as UnitId, speaker, text });
    const turns = [turn('user', '{{a}}'), turn('assistant', '{"name":"write","arguments":{"text":"{{no}}"}}'), turn('tool', '{{no}}'), turn('assistant', '{{b}}')];
    const parts: Part[] = [part('system', 's'), part('tools', 'no'), part('documents', 'Pasted text'), part('documents', 'a.md'), ...['App.vue', 'values.yaml', 'Dockerfile', 'a.tpl', 'x.py', 'page.html'].map((name) => part('documents', name)), part('documents', 'off', false), { id: 'h' as UnitId, role: 'history', name: 'h', enabled: true, turns }, part('question', 'q')];
    expect([...lastOf(openNames({ parts, freeOrder: false }))]).toEqual(['in_s', 'in_Pasted_text', 'in_a_md', 'a', 'b', 'in_q']);
  });
});
