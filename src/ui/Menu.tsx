import { cloneElement, type KeyboardEvent, type ReactElement, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { Kbd } from './Kbd';

export interface MenuEntry {
  readonly label: string;
  readonly onSelect: () => void;
  readonly keys?: string;
  readonly icon?: ReactNode;
  readonly tone?: 'plain' | 'danger';
}

export interface MenuProps {
  /** The button that opens the menu. */
  trigger: ReactElement<TriggerProps>;
  /** "line" draws a line between groups. */
  entries: readonly (MenuEntry | 'line')[];
  align?: 'start' | 'end';
  onOpenChange?: (open: boolean) => void;
}

interface TriggerProps {
  id?: string;
  onClick?: () => void;
  onKeyDown?: (event: KeyboardEvent) => void;
  'aria-haspopup'?: 'menu';
  'aria-expanded'?: boolean;
  'aria-controls'?: string | undefined;
}

const GAP_PX = 4;

/**
 * Actions behind a button, after the ARIA Authoring Practices: arrow keys, Home, End, typing ahead, Escape. The popover
 * is the platform's own, so it lies above everything; a closed menu is the button alone.
 */
export function Menu({ trigger, entries, align = 'start', onOpenChange }: MenuProps) {
  const [open, setOpen] = useState(false);
  const anchor = useRef<HTMLSpanElement>(null);
  const id = useId();

  const change = (next: boolean) => {
    setOpen(next);
    onOpenChange?.(next);
  };
  useEffect(() => {
    if (!open) return undefined;
    // "manual" and this instead of "auto": there, a press on the button would close the menu and its click open it again.
    const closeOutside = (event: Event) => {
      const { target } = event;
      if (!(target instanceof Node && anchor.current?.contains(target))) {
        setOpen(false);
        onOpenChange?.(false);
      }
    };
    addEventListener('pointerdown', closeOutside);
    addEventListener('resize', closeOutside);
    return () => {
      removeEventListener('pointerdown', closeOutside);
      removeEventListener('resize', closeOutside);
    };
  }, [open, onOpenChange]);
  const show = (popup: HTMLDivElement | null) => {
    const at = buttonIn(anchor.current)?.getBoundingClientRect();
    if (popup === null || at === undefined || popup.matches(':popover-open')) return;
    popup.showPopover();
    const { width, height } = popup.getBoundingClientRect();
    const left = align === 'end' ? at.right - width : at.left;
    const fitsBelow = at.bottom + GAP_PX + height <= innerHeight;
    popup.style.left = `${Math.max(GAP_PX, Math.min(left, innerWidth - width - GAP_PX))}px`;
    popup.style.top = `${Math.max(GAP_PX, fitsBelow ? at.bottom + GAP_PX : at.top - GAP_PX - height)}px`;
    itemsOf(popup)[0]?.focus();
  };
  const close = (focusButton: boolean) => {
    change(false);
    if (focusButton) buttonIn(anchor.current)?.focus();
  };

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const items = itemsOf(event.currentTarget);
    const at = items.indexOf(event.target as HTMLElement);
    if (event.key === 'ArrowDown') items[(at + 1) % items.length]?.focus();
    else if (event.key === 'ArrowUp') items.at(at <= 0 ? -1 : at - 1)?.focus();
    else if (event.key === 'Home') items[0]?.focus();
    else if (event.key === 'End') items.at(-1)?.focus();
    else if (event.key === 'Escape') close(true);
    else if (event.key === 'Tab') close(true);
    else if (event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.metaKey) {
      const typed = event.key.toLowerCase();
      const later = [...items.slice(at + 1), ...items.slice(0, at + 1)];
      later.find((item) => item.textContent?.trim().toLowerCase().startsWith(typed))?.focus();
    } else return;
    event.preventDefault();
    // A key of the menu is not a key of the list or the page behind it.
    event.stopPropagation();
  };

  return (
    <span ref={anchor} className="contents">
      {cloneElement(trigger, {
        id: `${id}-button`,
        'aria-haspopup': 'menu',
        'aria-expanded': open,
        'aria-controls': open ? id : undefined,
        onClick: () => change(!open),
        onKeyDown: (event) => {
          if (event.key !== 'ArrowDown' || open) return;
          event.preventDefault();
          event.stopPropagation();
          change(true);
        },
      })}
      {open ? (
        <div
          ref={show}
          id={id}
          role="menu"
          aria-labelledby={`${id}-button`}
          popover="manual"
          onKeyDown={onKeyDown}
          className="fixed m-0 max-h-[80dvh] min-w-44 overflow-y-auto rounded-lg border border-line-strong bg-panel p-0 py-1 text-ink shadow-float"
        >
          {entries.map((entry, index) =>
            entry === 'line' ? (
              // Lines have no identity of their own, and the entries of a menu do not change while it is open.
              <div key={`line ${index}`} role="separator" className="my-1 h-px bg-line" />
            ) : (
              <button
                key={entry.label}
                type="button"
                role="menuitem"
                tabIndex={-1}
                onPointerMove={(event) => event.currentTarget.focus()}
                onClick={() => {
                  close(true);
                  entry.onSelect();
                }}
                className={`flex min-h-7 w-full items-center gap-2 px-3 text-left outline-hidden focus:bg-accent-wash ${entry.tone === 'danger' ? 'text-bad' : 'text-ink'}`}
              >
                {entry.icon === undefined ? null : <span className="flex w-4 justify-center text-ink-faint">{entry.icon}</span>}
                <span className="flex-1">{entry.label}</span>
                {entry.keys === undefined ? null : <Kbd keys={entry.keys} />}
              </button>
            ),
          )}
        </div>
      ) : null}
    </span>
  );
}

function buttonIn(anchor: HTMLElement | null): HTMLElement | null {
  return anchor?.querySelector('button') ?? null;
}

function itemsOf(menu: HTMLElement): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>('[role="menuitem"]')];
}
