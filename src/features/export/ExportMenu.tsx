import { useApp, useAppStore } from '@/state/react';
import { selectModel } from '@/state/selectors';
import { Button } from '@/ui/Button';
import { Menu, type MenuEntry } from '@/ui/Menu';
import { EXPORT_GROUPS } from './export-entries';

export function ExportMenu() {
  const store = useAppStore();
  const vendorKey = useApp((state) => selectModel(state).vendorKey);
  // A request that was imported names its model itself.
  const named = useApp((state) => {
    const { asSent } = state.work.prompt;
    return asSent?.modelId === selectModel(state).id && /"model":"[^"]/.test(asSent.json) ? asSent.format : '';
  });
  const entries = EXPORT_GROUPS.flatMap((group, index): (MenuEntry | 'line')[] => {
    const own = group.map((entry) => ({ label: 'api' in entry && entry.api !== vendorKey && !named.startsWith(entry.api) ? `${entry.label}, model to fill in` : entry.label, ...('keys' in entry ? { keys: entry.keys } : {}), onSelect: () => entry.run(store) }));
    return index === 0 ? own : ['line', ...own];
  });
  return <Menu align="end" trigger={<Button look="primary">Export</Button>} entries={entries} />;
}
