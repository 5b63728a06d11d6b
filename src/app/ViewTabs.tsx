import { useEffect, useRef } from 'react';
import type { ViewId } from '@/state/app-state';
import { useAppStore } from '@/state/react';
import { Segmented } from '@/ui/Segmented';
import { keyOfTab, tabOf, VIEW_TABS } from './view-tabs';

/** Of a view: less of it cannot be told from what was there before. */
const LEAST_IN_SIGHT_PX = 120;

/** The element of the tab that is chosen: what the view is labelled by. */
export const tabElementId = (view: ViewId): string => `tab-${tabOf(view)?.id ?? view}`;

export function ViewTabs({ view }: { view: ViewId }) {
  const store = useAppStore();
  const chosen = tabOf(view);
  const list = useRef<HTMLDivElement>(null);
  /** Where each tab was left. */
  const left = useRef(new Map<ViewId, ViewId>());
  useEffect(() => {
    if (chosen === undefined || list.current === null) return;
    // Where the window is so low that what was chosen lies below it, the tabs go to its top.
    if (left.current.size > 0 && list.current.getBoundingClientRect().bottom > innerHeight - LEAST_IN_SIGHT_PX) list.current.scrollIntoView();
    left.current.set(chosen.id, view);
  }, [chosen, view]);
  useEffect(() => {
    // On a phone not all tabs are in sight; the chosen one is, and one on either side, so that it is seen that there are more.
    const tab = list.current?.querySelector<HTMLElement>('[aria-selected="true"]');
    if (tab == null || list.current === null) return;
    list.current.scrollLeft = tab.offsetLeft - (list.current.clientWidth - tab.offsetWidth) / 2;
  }, [chosen]);
  return (
    <>
      <div
        ref={list}
        role="tablist"
        aria-label="Views"
        className="relative flex shrink-0 gap-0.5 overflow-x-auto border-b border-line bg-panel px-1.5 md:px-4"
        onKeyDown={(event) => {
          const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
          if (by === undefined) return;
          const all = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="tab"]')].filter((tab) => tab.offsetParent !== null);
          const next = all[all.indexOf(event.target as HTMLElement) + by];
          next?.focus();
          next?.click();
          event.preventDefault();
        }}
      >
        <Tab id="prompt" label="Prompt" isChosen={view === 'prompt'} digit={null} onChoose={() => store.getState().show('prompt')} />
        {VIEW_TABS.map(({ id, label }, index) => (
          <Tab key={id} id={id} label={label} isChosen={chosen?.id === id} digit={keyOfTab(index)} onChoose={() => store.getState().show(left.current.get(id) ?? id)} />
        ))}
      </div>
      {chosen !== undefined && chosen.views.length > 1 ? (
        <div className="flex shrink-0 items-center overflow-x-auto border-b border-line px-3 py-2 md:px-5">
          <Segmented label="Part of this view" value={view} options={chosen.views} onChange={(part) => store.getState().show(part)} />
        </div>
      ) : null}
    </>
  );
}

interface TabProps {
  readonly id: ViewId;
  readonly label: string;
  readonly isChosen: boolean;
  /** The key that shows it. */
  readonly digit: string | null;
  readonly onChoose: () => void;
}

function Tab({ id, label, isChosen, digit, onChoose }: TabProps) {
  return (
    <button
      id={`tab-${id}`}
      type="button"
      role="tab"
      aria-selected={isChosen}
      aria-controls="views"
      tabIndex={isChosen ? 0 : -1}
      onClick={onChoose}
      className={`border-b-2 px-3 py-2 whitespace-nowrap md:px-2 transition-colors duration-150 ${isChosen ? 'border-accent font-semibold text-ink' : 'border-transparent text-ink-soft hover:text-ink'} ${id === 'prompt' ? 'md:hidden' : ''}`}
    >
      {/* The bold form is always there, unseen, so that the neighbours do not move when the tab is chosen. */}
      <span className="inline-grid">
        <span className="col-start-1 row-start-1">{label}</span>
        <span aria-hidden className="invisible col-start-1 row-start-1 font-semibold">
          {label}
        </span>
      </span>
      {digit === null ? null : <sup aria-hidden className="ml-1 text-[0.6875rem] leading-none font-normal text-ink-faint max-md:hidden">{digit}</sup>}
    </button>
  );
}
