import { Badge } from '@/ui/Badge';

/** One way in which a text can be read. */
export function WayButton({ name, about, isNow, onChoose }: { name: string; about: string; isNow: boolean; onChoose: () => void }) {
  return (
    <button
      type="button"
      aria-current={isNow}
      className="flex cursor-pointer flex-wrap items-baseline gap-x-3 rounded-md border border-line px-3 py-1.5 text-left hover:border-ink-faint aria-[current=true]:border-accent"
      onClick={onChoose}
    >
      <span className="font-semibold">{name.charAt(0).toUpperCase() + name.slice(1)}</span>
      <span className="min-w-0 text-small text-ink-soft">{about}</span>
      {isNow ? <Badge tone="plain">now</Badge> : null}
    </button>
  );
}
