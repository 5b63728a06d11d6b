import { useMemo } from 'react';
import { Palette } from '@/features/palette/Palette';
import { useAppStore } from '@/state/react';
import type { Command } from '@/ui/command';
import { allCommands } from './all-commands';

/** The palette with all commands; `commands`: those with a key. */
export function PalettePage({ commands }: { commands: readonly Command[] }) {
  const store = useAppStore();
  return <Palette commands={useMemo(() => allCommands(store, commands), [store, commands])} />;
}
