import { type FormEvent, useId, useState } from 'react';
import { withModelFigure } from '@/core/catalog/edit-layer';
import { OWN_VENDOR } from '@/core/catalog/figures';
import type { ModelId } from '@/core/units';
import { changeFigures } from '@/state/change-figures';
import { useApp, useAppStore } from '@/state/react';
import { selectModels } from '@/state/selectors';
import { Button } from '@/ui/Button';
import { FIELD } from './FigureRow';
import { readFigure, typedTokens } from './read-figure';

/** A model of the user's own: a name and a window are enough. */
export function AddModel({ today, onAdded }: { today: string; onAdded: (id: ModelId) => void }) {
  const store = useAppStore();
  const models = useApp(selectModels);
  const [name, setName] = useState('');
  const [window, setWindow] = useState('');
  const [problems, setProblems] = useState<readonly string[]>([]);
  const id = useId();
  const modelId = `${OWN_VENDOR}/${slugOf(name)}` as ModelId;

  const add = (event: FormEvent) => {
    event.preventDefault();
    const [readName, readWindow] = [readFigure('model', 'name', name.trim()), readFigure('model', 'windowTokens', typedTokens(window))];
    const found = [
      ...(readName.ok ? [] : readName.error.messages.map((message) => `Name ${message}.`)),
      ...(readName.ok && slugOf(name) === '' ? ['Name has no letter or digit for an id.'] : []),
      ...(models.some((model) => model.id === modelId) ? [`There is a model ${modelId} already.`] : []),
      ...(readWindow.ok ? [] : readWindow.error.messages.map((message) => `Window ${message}.`)),
    ];
    setProblems(found);
    if (found.length > 0 || !readName.ok || !readWindow.ok) return;
    const mine = <Value,>(value: Value) => ({ value, source: 'you', asOf: today });
    const [wholeName, tokens] = [String(readName.value), Number(readWindow.value)];
    changeFigures(store, ({ overrides }) => ({ overrides: withModelFigure(withModelFigure(overrides, modelId, 'name', mine(wholeName)), modelId, 'windowTokens', mine(tokens)) }));
    onAdded(modelId);
  };

  return (
    <form aria-label="Add a model" noValidate onSubmit={add} className="flex max-w-160 flex-col gap-2 rounded-md border border-line bg-raised px-3 py-2.5">
      <div className="flex flex-wrap items-end gap-2">
        <label className="flex flex-col gap-0.5 text-small text-ink-soft">
          Name of the model
          <input type="text" autoComplete="off" value={name} placeholder="My model" onChange={(event) => setName(event.target.value)} aria-describedby={`${id}-problems`} className={`${FIELD} w-48 text-body`} />
        </label>
        <label className="flex flex-col gap-0.5 text-small text-ink-soft">
          Window in tokens
          <input type="text" inputMode="decimal" autoComplete="off" value={window} placeholder="128K" onChange={(event) => setWindow(event.target.value)} aria-describedby={`${id}-problems`} className={`${FIELD} w-32 text-right text-body`} />
        </label>
        <Button type="submit" look="primary">
          Add
        </Button>
        <span className="pb-1.5 font-mono text-small break-all text-ink-faint">{slugOf(name) === '' ? '' : modelId}</span>
      </div>
      <div id={`${id}-problems`} role="alert" className="text-small text-bad empty:hidden">
        {problems.map((problem) => (
          <span key={problem} className="block">
            {problem}
          </span>
        ))}
      </div>
    </form>
  );
}

/** "My model 2.0" → "my-model-2.0" */
function slugOf(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
}
