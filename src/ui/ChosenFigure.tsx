import { FigureField, type FigureFieldProps } from './FigureField';

type FieldOf<Choices, Value> = { [Key in keyof Choices]: Choices[Key] extends Value ? Key : never }[keyof Choices] & string;

type Shown = Omit<FigureFieldProps, 'value' | 'onChange' | 'onEmpty'>;

export interface ChosenFigureProps<Choices> extends Shown {
  choices: Choices;
  field: FieldOf<Choices, number>;
  onSet: (change: Partial<Choices>) => void;
}

/** One figure of what the user chose for a calculator. */
export function ChosenFigure<Choices>({ choices, field, onSet, ...shown }: ChosenFigureProps<Choices>) {
  return <FigureField {...shown} value={choices[field] as number} onChange={(value) => onSet({ [field]: value } as unknown as Partial<Choices>)} />;
}

export interface MeasuredFigureProps<Choices> extends Shown {
  field: FieldOf<Choices, number | null>;
  /** What holds: measured, or as the user set it. */
  value: number;
  onSet: (change: Partial<Choices>) => void;
}

/** One figure that the prompt measures until the user sets it; emptied, it is measured again. */
export function MeasuredFigure<Choices>({ field, onSet, ...shown }: MeasuredFigureProps<Choices>) {
  const set = (value: number | null) => onSet({ [field]: value } as unknown as Partial<Choices>);
  return <FigureField {...shown} onChange={set} onEmpty={() => set(null)} />;
}
