// Files written into one text of a shape, piece by piece.
import { LongText, type PartText } from '@/core/prompt/long-text';
import { textWriter } from '@/core/prompt/text-writer';
import type { Count } from '@/core/tokenize/count';
import type { Choices, FolderTree, TreeNode } from './folder-tree';
import { frameOf, outerFrame, type Shape } from './prompt-shape';
import { type ShapeMark, shapeTraits } from './shape-traits';

const PIECE_UNITS = 1 << 16;

export interface Assembly {
  /** Adds a file in steps; which marks of shapes its text has comes back. */
  add(path: string, text: PartText): Generator<undefined, readonly ShapeMark[], undefined>;
  finish(): PartText;
}

/** The text of all files; or, `isPerFile`, of one that is a part of its own, behind `filesBefore` others. */
export function assembly(shape: Shape, isPerFile = false, filesBefore = 0): Assembly {
  // Files have no lone surrogates, so the text may be kept as UTF-8 from the start.
  const writer = textWriter(new LongText([]));
  const outer = outerFrame(shape, isPerFile);
  let files = filesBefore;
  writer.write(outer.before);
  return {
    *add(path, text) {
      files += 1;
      const { fence, endsInBreak, marks } = yield* shapeTraits(text);
      const { before, after } = frameOf(shape, path, files, fence, endsInBreak);
      writer.write(before);
      for (let start = 0; start < text.length; start += PIECE_UNITS) {
        writer.write(text.slice(start, start + PIECE_UNITS));
        yield undefined;
      }
      writer.write(after);
      return marks;
    },
    finish: () => {
      writer.write(outer.after);
      return writer.finish();
    },
  };
}

/** The files that go into the prompt, in the order of the tree; or those of the files chosen that are `meant`. */
export function chosenFiles(tree: FolderTree, choices: Choices, isWanted?: Uint8Array, isMeant: (node: TreeNode) => boolean = isText): readonly TreeNode[] {
  const isIn = new Uint8Array(tree.nodes.length);
  return tree.nodes.filter((node, index) => {
    isIn[index] = (choices.get(node.path) ?? (node.parent < 0 || isIn[node.parent] === 1)) ? 1 : 0;
    return isIn[index] === 1 && node.file !== null && isMeant(node) && (isWanted === undefined || isWanted[index] !== 0);
  });
}

function isText({ leftOut }: TreeNode): boolean {
  return leftOut === null;
}

/** All that a shape puts around files, and nothing of their texts. */
export function* framingText(shape: Shape, files: readonly TreeNode[], isPerFile = false): Generator<undefined, PartText, undefined> {
  const outer = outerFrame(shape, isPerFile);
  // Of 50,000 files it is some megabytes, which are not to be joined at once.
  const writer = textWriter(new LongText([]));
  writer.write(outer.before);
  for (const [index, { path, fence, endsInBreak: ends }] of files.entries()) {
    if (index % 100 === 0) yield undefined;
    const { before, after } = frameOf(shape, path, index + 1, fence, ends);
    writer.write(before + after);
  }
  writer.write(outer.after);
  return writer.finish();
}

/** What files and their frames differ by at most, for each file, when they are counted as one text: a token may reach over on either side. */
const MOST_REACHING_OVER = 2;

/** What the framing of so many files adds to what the files count by themselves, from the count of `framingText`. An estimate with its range. */
export function framingCount(counted: Count, files: number): Count {
  const reach = MOST_REACHING_OVER * files;
  return { ...counted, low: Math.max(0, counted.low - reach), high: counted.high + reach, exactness: 'estimate' };
}
