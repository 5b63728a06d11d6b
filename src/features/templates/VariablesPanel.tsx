import { useEffect, useRef, useState } from 'react';
import { isWorstBelow } from '@/core/prompt/template-case';
import { formatInteger } from '@/core/units';
import { useApp, useAppStore } from '@/state/react';
import { type FoundVariable, MOST_LISTED_VARIABLES, useVariables } from '@/state/use-variables';
import { Button } from '@/ui/Button';
import { ShortList } from '@/ui/ShortList';
import { ValueField } from './ValueField';

const NOT_SET = { typical: null, worst: null };
/** They are seldom wanted. */
const MOST_OTHERS = 10;

/** The variables of the prompt, each with what is typical for it and the worst. */
export function VariablesPanel() {
  const store = useAppStore();
  const variables = useApp((state) => state.work.variables);
  const found = useVariables();
  const section = useRef<HTMLElement>(null);
  const wanted = useApp((state) => state.valuesWanted);
  const [declared, setDeclared] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    if (wanted === null || found === null) return;
    const row = [...(section.current?.querySelectorAll<HTMLElement>('[data-variable]') ?? [])].find(({ dataset }) => wanted.name === null || dataset['variable'] === wanted.name);
    // The rest of the values lies below it.
    (wanted.name === null ? section.current : row)?.scrollIntoView({ block: 'start' });
    row?.querySelector<HTMLElement>('input, textarea')?.focus();
    store.getState().valuesFocused();
  }, [store, wanted, found]);
  const isSet = (name: string) => variables !== undefined && Object.hasOwn(variables, name);
  const open = (found ?? []).filter(({ name, isOpen }) => isOpen || isSet(name) || declared.has(name));
  const onDeclare = (name: string) => {
    setDeclared(new Set([...declared, name]));
    store.getState().openValues(name);
  };
  const others = (found ?? []).filter((each) => !open.includes(each));
  return (
    <section ref={section} aria-label="Variables" className="flex flex-col gap-2 border-t border-line pt-4">
      <h3 className="label-caps m-0">Variables of the prompt</h3>
      {found !== null && open.length === 0 ? <p className="m-0 text-ink-soft">None. A part with {'{{name}}'} in it is checked here before its data exists.</p> : <VariableRows rows={open} />}
      {others.length === 0 ? null : <OtherPlaces others={others} onDeclare={onDeclare} />}
      {found === null ? null : <UnusedValues names={Object.keys(variables ?? {}).filter((name) => !found.some((each) => each.name === name))} />}
      <p className="m-0 text-small text-ink-faint">
        A variable is a plain name, such as user.name, in two or three braces, with a filter behind “|” or not. None is taken from code (back-ticks, fences, sources, markup, tools and their results), from formulas, or from behind “$”. Never one: what a
        backslash stands before, blocks such as {'{{#each}}'}, comments, and what stands in {'{% raw %}'}. Characters count as English prose, with a range for other kinds of text; without a worst case the typical one stands for both.
      </p>
    </section>
  );
}

function VariableRows({ rows }: { rows: readonly FoundVariable[] }) {
  const store = useAppStore();
  const variables = useApp((state) => state.work.variables);
  return (
    <ul className="m-0 flex list-none flex-col gap-3 p-0">
      <ShortList items={rows} most={MOST_LISTED_VARIABLES}>
        {({ name, times }) => {
          const own = variables !== undefined && Object.hasOwn(variables, name) ? variables[name]! : NOT_SET;
          return (
            <li key={name} data-variable={name} className="flex min-w-0 scroll-mt-4 flex-col gap-1">
              <span className="font-mono text-small [overflow-wrap:anywhere]">
                {`{{${name}}}`} {times > 1 && <span className="font-sans text-ink-faint">{formatInteger(times)} times</span>}
              </span>
              <ValueField label="typical" name={name} value={own.typical} onChange={(typical) => store.getState().setVariable(name, { ...own, typical })} />
              <ValueField label="worst" name={name} value={own.worst} onChange={(worst) => store.getState().setVariable(name, { ...own, worst })} />
              <p role="status" className="m-0 text-small text-warn empty:hidden">
                {isWorstBelow(own) ? 'The worst value is below the typical one, so the typical one counts in the worst case too.' : ''}
              </p>
            </li>
          );
        }}
      </ShortList>
    </ul>
  );
}

/** Places that are none of a template by their shape: with a value they are. */
function OtherPlaces({ others, onDeclare }: { others: readonly FoundVariable[]; onDeclare: (name: string) => void }) {
  return (
    <section aria-label="Other double braces" className="flex flex-col gap-1">
      <p className="m-0 text-small text-ink-soft">Also in double braces, but in code or a formula, or no plain name: counted as written unless given a value.</p>
      <ul className="m-0 flex list-none flex-wrap gap-1.5 p-0">
        <ShortList items={others} most={MOST_OTHERS}>
          {({ name }) => (
            <li key={name} className="min-w-0">
              <Button size="tiny" aria-label={`Give ${name} a value`} onClick={() => onDeclare(name)}>
                <span className="font-mono [overflow-wrap:anywhere]">{`{{${name}}}`}</span>
              </Button>
            </li>
          )}
        </ShortList>
      </ul>
    </section>
  );
}

/** Values whose variables stand in no part that is switched on: they count nothing, and can be taken away. */
function UnusedValues({ names }: { names: readonly string[] }) {
  const store = useAppStore();
  if (names.length === 0) return null;
  return (
    <section aria-label="Values without a place" className="flex flex-col gap-1">
      <p className="m-0 text-small text-ink-soft">Values that have no place in what is sent now, and count nothing:</p>
      <ul className="m-0 flex list-none flex-col gap-1 p-0">
        <ShortList items={names} most={MOST_LISTED_VARIABLES}>
          {(name) => (
            <li key={name} className="flex min-h-7 items-center gap-2">
              <span className="min-w-0 flex-1 font-mono text-small [overflow-wrap:anywhere]">{`{{${name}}}`}</span>
              <Button size="small" aria-label={`Remove the values of ${name}`} onClick={() => store.getState().setVariable(name, NOT_SET)}>
                Remove
              </Button>
            </li>
          )}
        </ShortList>
      </ul>
    </section>
  );
}
