import { useAppStore } from '@/state/react';
import type { Command } from '@/ui/command';
import { Kbd } from '@/ui/Kbd';
import { Modal } from '@/ui/Modal';

const LOCAL: readonly { readonly where: string; readonly keys: readonly (readonly [string, string])[] }[] = [
  {
    where: 'Prompt list',
    keys: [
      ['↑ ↓', 'Walk'],
      ['Shift+↑', 'Extend the selection'],
      ['Alt+↑', 'Move up (Alt+↓ down)'],
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
      ['← → ↑ ↓', 'Walk from token to token'],
      ['Home', 'Start of the row (End: its end)'],
      ['Enter', 'Pin the token'],
      ['Escape', 'Unpin'],
      ['/', 'Find'],
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
      <div className="grid gap-x-8 gap-y-3 p-4 sm:grid-cols-2">
        <KeyTable title="Everywhere" rows={[['Mod+K', 'Command palette'], ...general.map((command) => [command.keys ?? '', command.label] as const)]} />
        <div className="flex flex-col gap-3">
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
      <dl className="m-0 grid grid-cols-[auto_1fr] items-center gap-x-3 gap-y-1">
        {rows.map(([keys, what]) => (
          <div key={keys + what} className="contents">
            <dt>
              <Kbd keys={keys} />
            </dt>
            <dd className="m-0">{what}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
