import type { ReactNode } from 'react';
import { NumberField, type NumberFieldProps } from './NumberField';

export interface FigureFieldProps extends NumberFieldProps {
  unit: string;
  /** Where the value is from, such as "from your prompt". */
  basis?: ReactNode;
}

/** A number with its name, its unit, and where it is from, for a list of inputs. */
export function FigureField({ label, unit, basis, ...field }: FigureFieldProps) {
  return (
    <FigureRow label={label} unit={unit} basis={basis}>
      <NumberField label={label} {...field} />
    </FigureRow>
  );
}

/** The line of a figure in a list of inputs: what is typed into stands between its name and its unit. */
export function FigureRow({ label, unit, basis, children }: Pick<FigureFieldProps, 'label' | 'unit' | 'basis'> & { children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
      <span aria-hidden className="min-w-0 flex-1 basis-28">
        {label}
      </span>
      {children}
      <span aria-hidden className="w-18 text-small text-ink-faint">
        {unit}
      </span>
      {basis !== undefined && <span className="order-last basis-full text-small text-ink-faint">{basis}</span>}
    </div>
  );
}
