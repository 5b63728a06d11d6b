// What of a file or folder is chosen, beside all of it, as the list, paper and the line above the list say it.
import { countAt, type TreeSums } from '@/core/importers/repository/folder-tree';
import { formatCount } from '@/core/tokenize/count';
import { formatBytes, formatInteger } from '@/core/units';

/** A figure of all of it, and of what is chosen; `chosen` null: there is nothing to tell apart. */
export interface Figure {
  readonly chosen: string | null;
  readonly all: string;
}

export interface NodeFigures {
  readonly checked: boolean | 'mixed';
  readonly files: Figure;
  /** null: none of its files is counted yet. */
  readonly size: Figure | null;
  readonly tokens: Figure | null;
}

/** Of the node with this index. Where it is out as a whole, its box and its look say so, and the figures are of what would come in. */
export function figuresOf(sums: TreeSums, index: number): NodeFigures {
  const [files, chosenFiles, waiting] = [sums.files[index] ?? 0, sums.chosenFiles[index] ?? 0, sums.waiting[index] ?? 0];
  const checked = chosenFiles === 0 ? false : chosenFiles === files ? true : 'mixed';
  const figure = (chosen: string, all: string): Figure => ({ chosen: checked === 'mixed' ? chosen : null, all });
  const isKnown = waiting < files;
  return {
    checked,
    files: figure(formatInteger(chosenFiles), formatInteger(files)),
    size: isKnown ? figure(bytesBeside(sums.chosenBytes[index] ?? 0, sums.bytes[index] ?? 0), formatBytes(sums.bytes[index] ?? 0)) : null,
    tokens: isKnown ? figure(formatCount(countAt(sums.chosen, index)), `${formatCount(countAt(sums.all, index))}${waiting > 0 ? ' +' : ''}`) : null,
  };
}

/** "45 of 67", or "67". */
export function figureText({ chosen, all }: Figure): string {
  return chosen === null ? all : `${chosen} of ${all}`;
}

/** "18 of 23 files, 588 of 716 B"; "23 files, 716 B" where all are chosen. */
export function chosenWords(sums: TreeSums): string {
  const [files, bytes] = [sums.files[0] ?? 0, sums.bytes[0] ?? 0];
  const areAll = sums.chosenFiles[0] === files;
  const fileWords = `${areAll ? '' : `${formatInteger(sums.chosenFiles[0] ?? 0)} of `}${formatInteger(files)} ${files === 1 ? 'file' : 'files'}`;
  return `${fileWords}, ${areAll ? '' : `${bytesBeside(sums.chosenBytes[0] ?? 0, bytes)} of `}${formatBytes(bytes)}`;
}

/** Without its unit where that is the one of the whole. */
function bytesBeside(part: number, whole: number): string {
  const [figure, unit] = formatBytes(part).split(' ');
  return formatBytes(whole).endsWith(` ${unit}`) ? figure! : `${figure} ${unit}`;
}
