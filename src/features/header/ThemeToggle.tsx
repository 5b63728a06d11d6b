import { Monitor, Moon, Sun } from 'lucide-react';
import { useApp, useAppStore } from '@/state/react';
import { IconButton } from '@/ui/Button';

const NEXT = { system: 'light', light: 'dark', dark: 'system' } as const;
const ICON = { system: <Monitor size={15} />, light: <Sun size={15} />, dark: <Moon size={15} /> };
const NAME = { system: 'as the system', light: 'light', dark: 'dark' } as const;

export function ThemeToggle() {
  const store = useAppStore();
  const theme = useApp((state) => state.theme);
  return (
    <IconButton
      label={`Theme: ${NAME[theme]}. Change to ${NAME[NEXT[theme]]}`}
      icon={ICON[theme]}
      onClick={() => store.getState().setTheme(NEXT[theme])}
    />
  );
}
