import type { OverheadLine } from '@/core/prompt/overhead';

export interface LinesOfReason {
  readonly note: string;
  /** Id of a source of the catalogue. */
  readonly source: string;
  readonly lines: readonly OverheadLine[];
}

/** Neighbouring lines that rest on the same rule, so that its reason is told once. */
export function linesByReason(lines: readonly OverheadLine[]): readonly LinesOfReason[] {
  const groups: { note: string; source: string; lines: OverheadLine[] }[] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    if (last !== undefined && last.note === line.note && last.source === line.source) last.lines.push(line);
    else groups.push({ note: line.note, source: line.source, lines: [line] });
  }
  return groups;
}
