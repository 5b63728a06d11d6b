import { useId } from 'react';
import { MOST_TRIALS, selectNeedles } from '@/state/needle-defaults';
import type { NeedleChoices } from '@/state/needles-slice';
import { useApp, useAppStore } from '@/state/react';
import { FigureField } from '@/ui/FigureField';
import { Segmented } from '@/ui/Segmented';
import type { ReadSettings } from './needle-settings';

const BOX = 'w-full min-w-0 rounded-md border bg-panel px-2 py-1 text-ink placeholder:text-ink-faint';

/** What the user says of the tests. */
export function TestForm({ read: { problems }, modelName }: { read: ReadSettings; modelName: string }) {
  const { setNeedles } = useAppStore().getState();
  const choices = useApp(selectNeedles);
  const text = (name: 'lengths' | 'depths' | 'needle' | 'question' | 'answer', label: string, isLong = false) => (
    <TextBox label={label} value={choices[name]} isLong={isLong} problem={problems[name]} onChange={(value) => setNeedles({ [name]: value } satisfies Partial<NeedleChoices>)} />
  );
  return (
    <div className="flex min-w-0 flex-col gap-2.5">
      {text('lengths', 'Lengths, tokens')}
      {text('depths', 'Depths, percent of the text before the needle')}
      <FigureField label="Trials of each" unit="times" noun="trials" hint="Try 3." value={choices.trials} min={1} max={MOST_TRIALS} onChange={(trials) => setNeedles({ trials })} />
      <div>
        <Segmented
          label="Text around the needle"
          value={choices.source}
          onChange={(source) => setNeedles({ source })}
          options={[
            { value: 'filler', label: 'Generated text' },
            { value: 'documents', label: 'My documents' },
          ]}
        />
      </div>
      <div>
        <Segmented
          label="Needle"
          value={choices.needleKind}
          onChange={(needleKind) => setNeedles({ needleKind })}
          options={[
            { value: 'sample', label: 'Sample needle' },
            { value: 'own', label: 'Own needle' },
          ]}
        />
      </div>
      {choices.needleKind === 'sample' ? (
        <p className="m-0 text-small text-ink-soft">“The access code of the lighthouse archive is …”, with another code in each test.</p>
      ) : (
        <>
          {text('needle', 'Needle', true)}
          {text('question', 'Question')}
          {text('answer', 'The answer holds')}
        </>
      )}
      <div>
        <Segmented
          label="Shape of the requests"
          value={choices.shape}
          onChange={(shape) => setNeedles({ shape })}
          options={[
            { value: 'openai', label: 'OpenAI batch' },
            { value: 'anthropic', label: 'Anthropic batch' },
          ]}
        />
      </div>
      <TextBox label="Model, as the vendor names it" value={choices.modelName ?? ''} placeholder={modelName} problem={undefined} onChange={(value) => setNeedles({ modelName: value.trim() === '' ? null : value })} />
    </div>
  );
}

function TextBox({ label, value, placeholder = '', isLong = false, problem, onChange }: { label: string; value: string; placeholder?: string; isLong?: boolean; problem: string | undefined; onChange: (value: string) => void }) {
  const id = useId();
  const field = {
    id,
    value,
    placeholder,
    'aria-invalid': problem !== undefined || undefined,
    'aria-describedby': problem === undefined ? undefined : `${id}-problem`,
    className: `${BOX} ${problem === undefined ? 'border-line-strong hover:border-ink-faint' : 'border-bad'}`,
    onChange: (event: { target: { value: string } }) => onChange(event.target.value),
  };
  return (
    <div className="flex min-w-0 flex-col gap-0.5">
      <label htmlFor={id}>{label}</label>
      {isLong ? <textarea rows={2} {...field} /> : <input type="text" autoComplete="off" {...field} />}
      {problem !== undefined && (
        <span id={`${id}-problem`} className="text-small text-bad">
          {problem}
        </span>
      )}
    </div>
  );
}
