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
    <div className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
      <span aria-hidden className="min-w-0 flex-1 basis-28">
        {label}
      </span>
      <NumberField label={label} {...field} />
      <span aria-hidden className="w-18 text-small text-ink-faint">
        {unit}
      </span>
      {basis !== undefined && <span className="order-last basis-full text-small text-ink-faint">{basis}</span>}
    </div>
  );
}
