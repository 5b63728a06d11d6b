// What the palette lists: each with what a search looks through, and the names by which it and no other is meant.
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Model } from '@/core/catalog/model';
import type { Part } from '@/core/prompt/part';
import type { CaseId } from '@/core/prompt/template-case';
import { formatCompact } from '@/core/units';
import type { ImportSource } from '@/state/imports-slice';
import type { Command } from '@/ui/command';
import { Kbd } from '@/ui/Kbd';
import { ROLE_LOOK } from '@/ui/role-look';

export interface Item {
  /** No two are alike. */
  readonly id: string;
  /** What a search looks through. */
  readonly text: string;
  /** Who types all of one of these means no other. */
  readonly names: readonly string[];
  readonly run: () => void;
  readonly shown: ReactNode;
}

const CASES: readonly { readonly id: CaseId | null; readonly name: string }[] = [
  { id: null, name: 'as written' },
  { id: 'typical', name: 'typical' },
  { id: 'worst', name: 'worst' },
];

/** "View: Models" is also what "models" means, and "View: Cost, Cache" what "cache" does. */
export function ofCommand({ id, group, label, also = '', keys, run }: Command): Item {
  const shown = (
    <>
      <span className="flex-1">{label}</span>
      {keys === undefined ? null : <Kbd keys={keys} />}
    </>
  );
  return { id: `command ${id}`, text: `${group} ${label} ${also}`.trimEnd(), names: [label, ...label.split(': ').slice(1), ...label.split(', ').slice(1)], run, shown };
}

export function ofModel(model: Model, isChosen: boolean, run: () => void): Item {
  const { id, name, vendor, windowTokens } = model;
  const shown = (
    <>
      <span className="min-w-0 flex-1 truncate">
        Model: {name} <span className="text-ink-faint">{vendor} · {formatCompact(windowTokens.value)} window</span>
      </span>
      <Chosen isChosen={isChosen} />
    </>
  );
  return { id: `model ${id}`, text: `model ${name} ${vendor}`, names: [`Model: ${name}`, name, id, id.split('/').at(-1) ?? id], run, shown };
}

/** Which case of the variables all sums are of. */
export function caseItems(chosen: CaseId | null, choose: (id: CaseId | null) => void): readonly Item[] {
  return CASES.map(({ id, name }) => ({
    id: `case ${name}`,
    text: `case ${name} variables`,
    names: [`Case: ${name}`, name, `${name} case`],
    run: () => choose(id),
    shown: (
      <>
        <span className="flex-1">Case: {name}</span>
        <Chosen isChosen={id === chosen} />
      </>
    ),
  }));
}

/** Where there is no case to choose: why, and where one is made. */
export function noCaseItem(isMissing: 'variables' | 'values', run: () => void): Item {
  const why = isMissing === 'variables' ? 'none without {{variables}} in the prompt' : 'none until a variable has a value';
  const shown = <span className="min-w-0 flex-1">Case: typical, worst <span className="text-ink-faint">{why}</span></span>;
  return { id: 'case none', text: 'case typical worst variables', names: ['case', 'worst', 'worst case', 'typical', 'typical case'], run, shown };
}

export function ofVariable(name: string, run: () => void): Item {
  const shown = (
    <span className="truncate">
      Set value of <span className="font-mono text-small">{`{{${name}}}`}</span>
    </span>
  );
  return { id: `value ${name}`, text: `set value of variable {{${name}}}`, names: [`Set value of {{${name}}}`, `{{${name}}}`, name], run, shown };
}

export function ofImport({ id, name }: ImportSource, run: () => void): Item {
  return { id: `import ${id}`, text: `read as something else ${name} change import format`, names: [`Read ${name} as something else`], run, shown: <span className="truncate">Read {name} as something else…</span> };
}

export function ofPart({ id, name, role }: Part, run: () => void): Item {
  const shown = (
    <>
      <span aria-hidden className="size-2.5 shrink-0 rounded-[3px]" style={{ backgroundColor: ROLE_LOOK[role].color }} />
      <span className={`truncate ${role === 'tools' ? 'font-mono text-small' : ''}`}>{name}</span>
    </>
  );
  return { id: `part ${id}`, text: `part ${name}`, names: [name], run, shown };
}

function Chosen({ isChosen }: { isChosen: boolean }) {
  if (!isChosen) return null;
  return (
    <span className="flex shrink-0 items-center gap-1 text-small text-ink-faint">
      <Check size={13} aria-hidden className="text-accent" /> chosen
    </span>
  );
}
