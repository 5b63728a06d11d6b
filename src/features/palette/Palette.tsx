import { Command as Cmdk, defaultFilter } from 'cmdk';
import { type ReactNode, useMemo, useState } from 'react';
import { flushSync } from 'react-dom';
import { heldUnitsOf, type Part } from '@/core/prompt/part';
import type { ImportSource } from '@/state/imports-slice';
import { useApp, useAppStore } from '@/state/react';
import type { Command } from '@/ui/command';
import { Kbd } from '@/ui/Kbd';
import { Modal } from '@/ui/Modal';
import { ROLE_LOOK } from '@/ui/role-look';

/** Letters that stand apart and out of order in a long name score less: such a hit is by chance, and would come before a good one of a later group. */
const LEAST_SCORE = 0.001;
const MOST_PARTS = 100;
/** More than any other. */
const EXACT_SCORE = 2;

/** `label`: what the item is called; whoever types all of that means no other. */
function scoreOf(value: string, search: string, [label]: readonly string[] = []): number {
  if (label?.toLowerCase() === search.trim().toLowerCase()) return EXACT_SCORE;
  const score = defaultFilter(value, search);
  return score < LEAST_SCORE ? 0 : score;
}

interface Item {
  readonly id: string;
  /** What a search looks through. */
  readonly value: string;
  readonly label: string;
  readonly run: () => void;
  readonly shown: ReactNode;
}

interface Group {
  readonly heading: string;
  readonly items: readonly Item[];
}

const HEADING = '[&_[cmdk-group-heading]]:label-caps [&_[cmdk-group-heading]]:px-4 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1';

function ofCommand({ id, group, label, keys, run }: Command): Item {
  const shown = (
    <>
      <span className="flex-1">{label}</span>
      {keys === undefined ? null : <Kbd keys={keys} />}
    </>
  );
  return { id, value: `${group} ${label}`, label, run, shown };
}

function ofImport({ id, name }: ImportSource, run: () => void): Item {
  return { id: String(id), value: `read as something else ${name} change import format ${id}`, label: `Read ${name} as something else`, run, shown: <span className="truncate">Read {name} as something else…</span> };
}

function ofPart({ id, name, role }: Part, run: () => void): Item {
  const shown = (
    <>
      <span aria-hidden className="size-2.5 shrink-0 rounded-[3px]" style={{ backgroundColor: ROLE_LOOK[role].color }} />
      <span className={`truncate ${role === 'tools' ? 'font-mono text-small' : ''}`}>{name}</span>
    </>
  );
  return { id, value: `part ${name} ${id}`, label: name, run, shown };
}

/** The first parts, or those that a search finds best: there may be thousands, each of which would be an element. */
function foundAmong(parts: readonly Part[], search: string): readonly Part[] {
  if (parts.length <= MOST_PARTS || search === '') return parts.slice(0, MOST_PARTS);
  const scored = parts.map((part) => ({ part, score: scoreOf(`part ${part.name}`, search, [part.name]) })).filter(({ score }) => score > 0);
  return scored.toSorted((a, b) => b.score - a.score).slice(0, MOST_PARTS).map(({ part }) => part);
}

/** Everything by name: commands and the parts of the prompt. */
export function Palette({ commands }: { commands: readonly Command[] }) {
  const store = useAppStore();
  const parts = useApp((state) => state.work.prompt.parts);
  const imports = useApp((state) => state.imports);
  const sources = useMemo(() => {
    const ids = new Set(parts.flatMap((part) => [part.id, ...heldUnitsOf(part).map(({ id }) => id)]));
    return imports.filter(({ unitIds }) => unitIds.some((id) => ids.has(id)));
  }, [imports, parts]);
  const close = () => store.getState().open(null);
  const focusRow = () => {
    const { activeElement } = document;
    if (activeElement !== document.body && activeElement?.matches('[data-row]') !== true) return;
    document.querySelector<HTMLElement>(`[data-row="${CSS.escape(store.getState().focusId ?? '')}"]`)?.focus();
  };
  const choose = (run: () => void) => {
    // Before anything else the focus is back where it was, or in the list if it was nowhere: a dialog that opens now returns it there.
    flushSync(close);
    if (document.activeElement === document.body) focusRow();
    run();
    // A key in the list is for what is selected now, not for the row before.
    requestAnimationFrame(focusRow);
  };
  const [search, setSearch] = useState('');
  const groups: Group[] = [
    ...[...new Set(commands.map((command) => command.group))].map((heading) => ({ heading, items: commands.filter(({ group }) => group === heading).map(ofCommand) })),
    ...(sources.length === 0 ? [] : [{ heading: 'Imports', items: sources.map((source) => ofImport(source, () => store.getState().openImport(source.id))) }]),
    ...(parts.length === 0 ? [] : [{ heading: 'Parts', items: foundAmong(parts, search).map((part) => ofPart(part, () => store.getState().select(part.id))) }]),
  ];
  // The best hit is the first, which Enter runs; items within a group are put in order by what draws them.
  const ordered = search === '' ? groups : groups.map((group) => ({ ...group, score: Math.max(...group.items.map(({ value, label }) => scoreOf(value, search, [label]))) })).toSorted((a, b) => b.score - a.score);
  return (
    <Modal title="Command palette" bare onClose={close}>
      <Cmdk label="Command palette" loop filter={scoreOf}>
        <Cmdk.Input
          data-autofocus
          value={search}
          onValueChange={setSearch}
          placeholder="Type a command or the name of a part"
          className="h-11 w-full border-b border-line bg-transparent px-4 text-ink outline-none placeholder:text-ink-faint"
        />
        <Cmdk.List className="max-h-[56vh] overflow-y-auto pb-2">
          <Cmdk.Empty className="px-4 py-3 text-ink-faint">Nothing matches.</Cmdk.Empty>
          {ordered.map(({ heading, items }) => (
            <Cmdk.Group key={heading} heading={heading} className={HEADING}>
              {items.map(({ id, value, label, run, shown }) => (
                <Cmdk.Item key={id} value={value} keywords={[label]} onSelect={() => choose(run)} className="flex min-h-8 items-center gap-2 px-4 data-[selected=true]:bg-accent-wash">
                  {shown}
                </Cmdk.Item>
              ))}
            </Cmdk.Group>
          ))}
        </Cmdk.List>
      </Cmdk>
    </Modal>
  );
}
