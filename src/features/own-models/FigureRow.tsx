import { type ReactNode, useId, useState } from 'react';
import { Badge } from '@/ui/Badge';
import { Button } from '@/ui/Button';

export const FIELD = 'h-8 rounded-md border border-line-strong bg-panel px-2 text-ink placeholder:text-ink-faint hover:border-ink-faint aria-invalid:border-bad';

export interface FigureRowProps {
  label: string;
  /** Stands below the field: where the figure is from, and what a reset brings back. */
  about: ReactNode;
  isEdited: boolean;
  /** null: it cannot be reset, as without it there is no model. */
  onReset: (() => void) | null;
  problems: readonly string[];
  problemId: string;
  children: ReactNode;
}

/** One figure: its field, whether it is the user's own, and the way back. */
export function FigureRow({ label, about, isEdited, onReset, problems, problemId, children }: FigureRowProps) {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-3 gap-y-1 border-t border-line py-2 @md:grid-cols-[9.5rem_minmax(0,1fr)_auto]">
      <span className="flex min-h-7 flex-wrap items-center gap-x-2 font-semibold">
        {label}
        {isEdited ? (
          <Badge tone="plain" title="Your own figure">
            edited
          </Badge>
        ) : null}
      </span>
      <div className="min-w-0 @max-md:col-span-2 @max-md:row-start-2">
        {children}
        <span className="block">{about}</span>
        {problems.length === 0 ? null : (
          <span id={problemId} role="alert" className="block text-small break-words text-bad">
            {problems.map((problem) => (
              <span key={problem} className="block">
                {label} {problem}.
              </span>
            ))}
          </span>
        )}
      </div>
      {isEdited && onReset !== null ? (
        <Button size="small" aria-label={`Reset ${label}`} onClick={onReset} className="@max-md:col-start-2 @max-md:row-start-1">
          Reset
        </Button>
      ) : (
        <span />
      )}
    </div>
  );
}

export interface TextFieldProps {
  label: string;
  /** As it is shown. */
  text: string;
  placeholder: string;
  isNumber: boolean;
  /** What is wrong with what was typed; none: it was taken. */
  onCommit: (text: string) => readonly string[];
  row: Omit<FigureRowProps, 'label' | 'problems' | 'problemId' | 'children'>;
}

/** A figure that is typed: taken on Enter or on leaving. What is wrong stays in the field, with what is wrong with it. */
export function TextFigure({ label, text, placeholder, isNumber, onCommit, row }: TextFieldProps) {
  const problemId = useId();
  const [typed, setTyped] = useState<{ readonly text: string; readonly over: string; readonly problems: readonly string[] } | null>(null);
  const draft = typed !== null && typed.over === text ? typed : null;
  const commit = () => {
    if (draft === null) return;
    if (draft.text.trim() === text) {
      setTyped(null);
      return;
    }
    const problems = onCommit(draft.text);
    setTyped(problems.length === 0 ? null : { ...draft, problems });
  };
  const problems = draft?.problems ?? [];
  return (
    <FigureRow
      {...row}
      label={label}
      problems={problems}
      problemId={problemId}
      onReset={
        row.onReset === null
          ? null
          : () => {
              setTyped(null);
              row.onReset?.();
            }
      }
    >
      <input
        type="text"
        inputMode={isNumber ? 'decimal' : 'text'}
        autoComplete="off"
        aria-label={label}
        aria-invalid={problems.length > 0 || undefined}
        aria-describedby={problems.length > 0 ? problemId : undefined}
        value={draft?.text ?? text}
        placeholder={placeholder}
        onChange={(event) => setTyped({ text: event.target.value, over: text, problems: [] })}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit();
          if (event.key === 'Escape' && draft !== null) {
            event.stopPropagation();
            setTyped(null);
          }
        }}
        className={`${FIELD} w-full max-w-60 ${isNumber ? 'text-right' : ''}`}
      />
    </FigureRow>
  );
}

export interface ChoiceFigureProps {
  label: string;
  value: string;
  options: readonly { readonly value: string; readonly label: string }[];
  onChoose: (value: string) => void;
  row: Omit<FigureRowProps, 'label' | 'problems' | 'problemId' | 'children'>;
}

/** A figure that is one of a few. */
export function ChoiceFigure({ label, value, options, onChoose, row }: ChoiceFigureProps) {
  return (
    <FigureRow {...row} label={label} problems={[]} problemId="">
      <select aria-label={label} value={value} onChange={(event) => onChoose(event.target.value)} className={`${FIELD} w-full max-w-76`}>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FigureRow>
  );
}
