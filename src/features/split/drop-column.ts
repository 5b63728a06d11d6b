import { createContext } from 'react';
import type { UnitId } from '@/core/units';

/** What the column of positions shows of each part, such as "−8.0 / −8.9"; null: the column is not there. */
export const DropColumn = createContext<{ readonly label: string; readonly textOf: ReadonlyMap<UnitId, string> } | null>(null);

/** A table too narrow for it goes without: the prompt's list has the same figures. */
export const WIDE_ONLY = '@max-sm:hidden @max-2xl:pr-[var(--gutter)]!';

/** In one that is not wide enough for both it takes the place of characters per token. */
export const GIVES_WAY = '@sm:@max-2xl:hidden';
