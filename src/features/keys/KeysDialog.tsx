import { useAppStore } from '@/state/react';
import type { Command } from '@/ui/command';
import { Kbd } from '@/ui/Kbd';
import { Modal } from '@/ui/Modal';

const LOCAL: readonly { readonly where: string; readonly keys: readonly (readonly [string, string])[] }[] = [
  {
    where: 'Prompt list',
    keys: [
      ['↑ ↓', 'Step from part to part'],
      ['Shift+↑', 'Extend the selection'],
      ['Alt+↑', 'Move up'],
      ['Alt+↓', 'Move down'],
      ['Space', 'Switch on or off'],
      ['Enter', 'Edit'],
      ['F2', 'Rename'],
      ['Delete', 'Delete'],
      ['Mod+A', 'Select all'],
      ['→ ←', 'Show or hide turns'],
    ],
  },
  {
    where: 'Tokens',
    keys: [
      ['← →', 'Step from token to token'],
      ['↑ ↓', 'Step from row to row'],
      ['Home', 'Start of the row'],
      ['End', 'End of the row'],
      ['Enter', 'Pin the token'],
      ['Escape', 'Unpin'],
      ['/', 'Find'],
    ],
  },
  {
    where: 'Side by side',
    keys: [
      ['N', 'Next difference'],
      ['Shift+N', 'Previous difference'],
    ],
  },
  { where: 'Window bar', keys: [['← →', 'Previous or next part']] },
];

/** Every key, by place. */
export function KeysDialog({ commands }: { commands: readonly Command[] }) {
  const store = useAppStore();
  const general = commands.filter((command) => command.keys !== undefined);
  return (
    <Modal title="Keys" width="wide" onClose={() => store.getState().open(null)}>
      <div className="grid gap-x-8 gap-y-4 p-4 sm:grid-cols-2">
        <KeyTable title="Everywhere" rows={[['Mod+K', 'Command palette'], ...general.map((command) => [command.keys ?? '', command.label] as const)]} />
        <div className="flex flex-col gap-4">
          {LOCAL.map(({ where, keys }) => (
            <KeyTable key={where} title={where} rows={keys} />
          ))}
        </div>
      </div>
    </Modal>
  );
}

function KeyTable({ title, rows }: { title: string; rows: readonly (readonly [string, string])[] }) {
  return (
    <section>
      <h3 className="label-caps m-0 mb-1">{title}</h3>
      <dl className="m-0 grid grid-cols-[6.5rem_1fr] items-baseline gap-x-3 gap-y-0.5">
        {rows.map(([keys, what]) => (
          <div key={keys + what} className="contents">
            <dt className="flex gap-1">
              {keys.split(' ').map((key) => (
                <Kbd key={key} keys={key} />
              ))}
            </dt>
            <dd className="m-0">{what}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
