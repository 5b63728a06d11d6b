/** A key, or several pressed together: "Mod+K" is ⌘K on Apple's machines and Ctrl+K elsewhere. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <kbd className="rounded-sm border border-b-2 border-line-strong px-1.5 font-sans text-micro whitespace-nowrap text-ink-faint">
      {keyLabel(keys)}
    </kbd>
  );
}

const isApple = typeof navigator !== 'undefined' && /mac|iphone|ipad/i.test(navigator.userAgent);

export function keyLabel(keys: string): string {
  return isApple
    ? keys.replace('Mod+', '⌘').replace('Shift+', '⇧').replace('Alt+', '⌥').replace('Delete', '⌫').replace('Escape', 'Esc')
    : keys.replace('Mod+', 'Ctrl+').replace('Delete', 'Del').replace('Escape', 'Esc');
}
