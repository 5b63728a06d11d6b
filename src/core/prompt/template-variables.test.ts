import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lastOf } from '@/core/importers/steps';
import type { Attachment } from './attachment';
import type { UnitId } from '@/core/units';
import { addParts, EMPTY_PROMPT } from './edit';
import { isWorstBelow, promptCase, proseFor, totalSizes, usedVariables, valueOf, variablesOf, type Variables } from './template-case';
import { templateVariables } from './template-variables';

const found = (text: string, stepUnits?: number) => [...templateVariables(text, stepUnits)].flat().map(({ kind, start, end }) => `${kind}=${text.slice(start, end)}`);

/** Such as "a={{ a }}": braces around the name, with nothing else but what trims white space or filters. */
function isPlaceOfItsName(each: string): boolean {
  const [, name, before = '', after = ''] = /^(.+?)=(\{\{[{ &~-]*)\1([^\p{L}\p{N}]?.*)$/u.exec(each) ?? [];
  return name !== undefined && /^\{\{~?\{?[ &~-]*$/.test(before) && /^ ?(?:\|[^{}]*)?(?:[~-]?\}\}\}?|\}~?\}\})$/.test(after) && /^[\p{L}_].*[^.-]$|^[\p{L}_]$/u.test(name);
}

describe('variables', () => {
  it.each([
    ['Hello {{name}}, {{ user.first_name }}', ['name={{name}}', 'user.first_name={{ user.first_name }}']],
    ['{{{raw}}} {{&html}} {{~x~}}', ['raw={{{raw}}}', 'html={{&html}}', 'x={{~x~}}']],
    ['{{größe}} {{日本}} {{ हिन्दी }} {{имя_2}}', ['größe={{größe}}', '日本={{日本}}', 'हिन्दी={{ हिन्दी }}', 'имя_2={{имя_2}}']],
    ['{{items[0]}} {{items[0].name}} {{ user["first name"] }} {{array.[0].item}}', ['items[0]={{items[0]}}', 'items[0].name={{items[0].name}}', 'user["first name"]={{ user["first name"] }}', 'array.[0].item={{array.[0].item}}']],
    ['{{-trim-}} {{- trim -}} {{~first-name~}} {{-a--b-}} {{- a | upper -}}', ['trim={{-trim-}}', 'trim={{- trim -}}', 'first-name={{~first-name~}}', 'a--b={{-a--b-}}', 'a={{- a | upper -}}']],
    ['{{~{a}~}} {{{ b }~}} {{~{c}}} {{{~d~}}}', ['a={{~{a}~}}', 'b={{{ b }~}}', 'c={{~{c}}}', 'd={{{~d~}}}']],
    ['{{#größe}}{{/größe}} {{ größe() }} {{ a b }} {{a.}} {{.a}} {{a[]}} {{a[{}]}} {{-}} {{--}} {{̈a}} {{²}}', []],
    [`{{${'ж'.repeat(64)}}} {{${'ж'.repeat(65)}}} {{${'a.'.repeat(32)}a}}`, [`${'ж'.repeat(64)}={{${'ж'.repeat(64)}}}`]],
    ['{{ docs | join(", ") | upper }}', ['docs={{ docs | join(", ") | upper }}']],
    [String.raw`\{{no}} \\{{yes}} \\\{{no}}`, ['yes={{yes}}']],
    ['{{! note }} {{!-- a --}} {{#each items}}{{this}}{{/each}}{{else}}{{>part}}{{^x}}', []],
    ['{# {{no}} #}{{yes}}{% raw %}{{no}}{% endraw %}{{too}}', ['yes={{yes}}', 'too={{too}}']],
    ['{# {{open}}', ['open={{open}}']],
    ["style={{ color: 'red' }} {{ f() }} {{'x'}} {{1}} {{}} { {a} }", []],
    ['{{{a}} {{b}}} {"x":{"y":{{z}}}}', ['a={{a}}', 'b={{b}}', 'z={{z}}']],
    ['{{constructor}} {{__proto__}}', ['constructor={{constructor}}', '__proto__={{__proto__}}']],
    ...[15, 16, 17, 33, 64, 129, 511, 512, 1025].map((slashes): [string, string[]] => [`${'\\'.repeat(slashes)}{{a}}`, slashes % 2 === 0 ? ['a={{a}}'] : []]),
  ])('of %s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  const piece = fc.constantFrom('{', '{{', '}}', '}', 'a', '{{a}}', '{{ b | c }}', '\\', '\\'.repeat(15), '{#', '#}', '{% raw %}', '{% endraw %}', '{{{d}}}', '{{é-🎉}}', '{{-é.𝒳[0]-}}', '~', '-', '[', ']', '.', ' ', '\n', 'é🎉');
  it('are the same in steps of any size, and stand where they are said to', () => {
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), fc.integer({ min: 1, max: 40 }), (pieces, stepUnits) => {
        const text = pieces.join('');
        expect(found(text, stepUnits)).toEqual(found(text));
        for (const each of found(text)) expect(each).toSatisfy(isPlaceOfItsName);
      }),
    );
  });
});

describe('a case', () => {
  const prompt = addParts(EMPTY_PROMPT, [
    { id: 'a' as UnitId, role: 'system', name: 'A', text: 'Hi {{name}}: {{docs}} {{docs}}{{docs}} {{other}}', enabled: true },
    { id: 'b' as UnitId, role: 'documents', name: 'B', text: '{{name}}', enabled: false },
  ]);
  const variables: Variables = { name: { typical: { kind: 'text', text: 'Ann' }, worst: { kind: 'characters', size: 300 } }, docs: { typical: { kind: 'tokens', size: 50 }, worst: null } };
  const textOf = (id: 'typical' | 'worst') => {
    const [part] = lastOf(promptCase(prompt, variables, id)).prompt.parts;
    return part !== undefined && 'text' in part ? String(part.text) : '';
  };

  it('has the values in place; sizes stand beside it, and what is not set as it is written', () => {
    expect([...lastOf(variablesOf(prompt))]).toEqual([['name', 1], ['docs', 3], ['other', 1]]);
    expect(textOf('typical')).toBe('Hi Ann:   {{other}}');
    const typical = lastOf(promptCase(prompt, variables, 'typical'));
    expect([totalSizes(typical), typical.unset]).toEqual([{ extraTokens: 150, extraCharacters: 0 }, ['other']]);
    expect(textOf('worst')).toBe('Hi :   {{other}}');
    expect(totalSizes(lastOf(promptCase(prompt, variables, 'worst')))).toEqual({ extraTokens: 150, extraCharacters: 300 });
  });

  it('of a size in characters has prose of that length, or a part of it', () => {
    expect(proseFor(0)).toEqual({ text: '', times: 0 });
    for (const size of [1, 300, 100_000, 2_500_000]) expect(proseFor(size).text.length * proseFor(size).times).toBe(size);
  });

  it('that is the worst has the typical size where the worst is typed smaller, and no other kind of value gives way', () => {
    const [five, ten] = [{ kind: 'tokens', size: 5 }, { kind: 'tokens', size: 10 }] as const;
    const text = { kind: 'text', text: 'a' } as const;
    const worstOf = (cases: Variables[string]) => valueOf({ docs: cases }, 'docs', 'worst');
    expect(worstOf({ typical: ten, worst: five })).toBe(ten);
    expect(worstOf({ typical: five, worst: ten })).toBe(ten);
    expect(worstOf({ typical: ten, worst: { kind: 'characters', size: 5 } })).toEqual({ kind: 'characters', size: 5 });
    expect(worstOf({ typical: ten, worst: text })).toBe(text);
    expect([isWorstBelow({ typical: ten, worst: five }), isWorstBelow({ typical: ten, worst: ten }), isWorstBelow({ typical: ten, worst: null }), isWorstBelow({ typical: null, worst: five })]).toEqual([true, false, false, false]);
  });

  it('has text in definitions of tools as JSON writes it, and as it is in any other text', () => {
    const definition = { name: 'f', description: 'Say {{hint}} and "{{hint}}".' };
    const value = 'Say "please", C:\\dir\n';
    const filledWith = (role: 'tools' | 'documents', text: string) => {
      const made = lastOf(promptCase(addParts(EMPTY_PROMPT, [{ id: 'a' as UnitId, role, name: 'A', text, enabled: true }]), { hint: { typical: { kind: 'text', text: value }, worst: null } }, 'typical')).prompt.parts[0]!;
      return 'text' in made ? String(made.text) : '';
    };
    expect(JSON.parse(filledWith('tools', JSON.stringify([definition])))).toEqual([{ ...definition, description: `Say ${value} and "${value}".` }]);
    expect(filledWith('documents', 'Hi {{hint}}')).toBe(`Hi ${value}`);
    expect(filledWith('tools', 'no JSON: {{hint}}')).toBe(`no JSON: ${value}`);
  });

  it('has of a text that is not here the characters that its values give it, without those of their places', () => {
    const text: Attachment = { kind: 'withheld', fileName: 'w', mediaType: 'text/plain', sizeBytes: 60, characters: 60, tokens: 20, low: 20, high: 20, exactness: 'exact', countedWith: 'o200k_base', places: [{ name: 'name', times: 2, units: 16 }, { name: 'docs', times: 1, units: 8 }] };
    const withheld = addParts(EMPTY_PROMPT, [{ id: 'w' as UnitId, role: 'documents', name: 'W', attachment: text, enabled: true }]);
    const charactersOf = (id: 'typical' | 'worst') => lastOf(promptCase(withheld, variables, id)).prompt.parts.flatMap((part) => ('attachment' in part && part.attachment.kind === 'withheld' ? part.attachment.characters : []));
    expect([charactersOf('typical'), charactersOf('worst')]).toEqual([[60 - 24 + 2 * 'Ann'.length], [60 - 24 + 2 * 300]]);
  });

  it('has no values that stand nowhere', () => {
    expect(lastOf(usedVariables(prompt, { ...variables, gone: { typical: { kind: 'text', text: 'secret' }, worst: null } }))).toEqual(variables);
    expect(lastOf(usedVariables(EMPTY_PROMPT, variables))).toBeUndefined();
  });

  it('lacks values of open variables alone, and takes those that were set for any other', () => {
    const docs = addParts(EMPTY_PROMPT, [{ id: 'd' as UnitId, role: 'system', name: 'D', text: 'Write `{{quoted}}`, \\frac{{n}}{{m}} and {{open}} to {{name}}.', enabled: true }]);
    const { prompt: made, unset } = lastOf(promptCase(docs, { name: variables['name']!, n: { typical: { kind: 'text', text: '1' }, worst: null } }, 'typical'));
    expect(unset).toEqual(['open']);
    expect(made.parts.flatMap((part) => ('text' in part ? [String(part.text)] : []))).toEqual(['Write `{{quoted}}`, \\frac1{{m}} and {{open}} to Ann.']);
  });

  it('without values is the prompt itself', () => {
    expect(lastOf(promptCase(prompt, {}, 'worst')).prompt).toBe(prompt);
  });
});
