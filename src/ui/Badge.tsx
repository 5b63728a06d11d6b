import type { ReactNode } from 'react';

const TONE = {
  ok: 'bg-ok-wash text-ok',
  warn: 'bg-warn-wash text-warn',
  bad: 'bg-bad-wash text-bad',
  plain: 'bg-accent-wash text-ink-soft',
} as const;

export function Badge({ tone, title, children }: { tone: keyof typeof TONE; title?: string; children: ReactNode }) {
  return (
    <span title={title} className={`rounded-sm px-1.5 text-micro font-semibold whitespace-nowrap ${TONE[tone]}`}>
      {children}
    </span>
  );
}
