import { ChevronDown } from 'lucide-react';
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { Model } from '@/core/catalog/model';
import { formatCompact } from '@/core/units';
import { useApp, useAppStore } from '@/state/react';
import { selectEditedModels, selectModel, selectModels } from '@/state/selectors';
import { ModelList } from './ModelList';
import { searchModels } from './search-models';

/**
 * The model whose window is filled: type to search by name, vendor or id. An editable combobox with a list, after the
 * ARIA Authoring Practices; written here because Base UI's hides the whole page from assistive technology while open.
 */
export function ModelPicker() {
  const store = useAppStore();
  const model = useApp(selectModel);
  const wanted = useApp((state) => state.dialog === 'model');
  const [open, setOpen] = useState(false);
  /** What was typed since the list opened, or null: the name of the chosen model stands in the field. */
  const [query, setQuery] = useState<string | null>(null);
  const [activeId, setActiveId] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const listId = useId();

  const editedIds = useApp(selectEditedModels);
  const models = useApp(selectModels);
  const groups = useMemo(() => searchModels(models, query ?? ''), [models, query]);
  const options = useMemo(() => groups.flatMap((group) => group.items), [groups]);
  const active = options.find((item) => item.id === activeId) ?? options.find((item) => item.id === model.id && query === null) ?? options[0];

  useEffect(() => {
    if (!wanted) return;
    input.current?.focus();
    setOpen(true);
    store.getState().open(null);
  }, [wanted, store]);

  useEffect(() => {
    // After a choice the focus stays here: what is typed next is a new search, not more of the name. In the next frame,
    // because a press sets the caret after all handlers have run.
    if (query !== null || document.activeElement !== input.current) return undefined;
    const frame = requestAnimationFrame(() => {
      input.current?.select();
      // A field that is too narrow shows the end of what it was given; a name is told by its beginning.
      input.current?.scrollTo(0, 0);
    });
    return () => cancelAnimationFrame(frame);
  }, [query, model, open]);

  const close = () => {
    setOpen(false);
    setQuery(null);
    setActiveId(null);
  };
  const choose = (item: Model) => {
    store.getState().chooseModel(item.id);
    close();
  };
  const step = (by: number) => {
    const at = active === undefined ? -1 : options.indexOf(active);
    const next = options[Math.max(0, Math.min(options.length - 1, at + by))];
    if (next !== undefined) setActiveId(next.id);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (by !== undefined) {
      if (open) step(by);
      else setOpen(true);
    } else if (event.key === 'Enter') {
      if (!open) setOpen(true);
      else if (active !== undefined) choose(active);
    } else if (event.key === 'Escape' && open) {
      close();
    } else {
      return;
    }
    event.preventDefault();
  };

  return (
    <div className="relative min-w-0 shrink sm:w-84 xl:w-104">
      <div className="relative flex h-8 items-center rounded-md border border-line-strong bg-raised focus-within:outline-2 focus-within:outline-offset-1 focus-within:outline-accent hover:border-ink-faint">
        <input
          ref={input}
          role="combobox"
          aria-label="Model"
          aria-expanded={open}
          aria-autocomplete="list"
          aria-controls={listId}
          aria-activedescendant={open && active !== undefined ? `${listId}-${active.id}` : undefined}
          autoComplete="off"
          spellCheck={false}
          value={query ?? model.name}
          title={`${model.name}: ${detailOf(model)}`}
          onChange={(event) => {
            setQuery(event.currentTarget.value);
            setActiveId(null);
            setOpen(true);
          }}
          onClick={() => setOpen(true)}
          onFocus={(event) => event.currentTarget.select()}
          onBlur={close}
          onKeyDown={onKeyDown}
          className="h-full w-full min-w-0 rounded-md bg-transparent pr-7 pl-2.5 font-semibold text-ellipsis text-ink outline-none"
        />
        {query === null ? (
          <span aria-hidden className="pointer-events-none absolute inset-y-0 right-7 left-2.5 hidden items-center sm:flex">
            <span className="invisible mr-2 font-semibold whitespace-pre">{model.name}</span>
            <span className="truncate text-ink-faint">{detailOf(model)}</span>
          </span>
        ) : null}
        <ChevronDown aria-hidden size={14} className="pointer-events-none absolute right-2 text-ink-faint" />
      </div>
      <ModelList id={listId} open={open} groups={groups} chosenId={model.id} editedIds={editedIds} activeId={active?.id ?? null} onChoose={choose} />
    </div>
  );
}

/** "OpenAI · 1.05M window · o200k"; no tokenizer where it is not the model's own: the badge beside it says so. */
function detailOf({ vendor, windowTokens, tokenizer }: Model): string {
  const encoding = tokenizer.kind === 'estimate' ? '' : ` · ${tokenizer.encodingId.replace('_base', '')}`;
  return `${vendor} · ${formatCompact(windowTokens.value)} window${encoding}`;
}
