// Which lines of a text stand in a hunk of a unified diff. Their first column says what they are, and a blank line of the file
// is a line with one space: a patch whose white space is changed does not apply.

/** `@@ -1,3 +1,4 @@`, with what Git adds behind it; counts that are not there are 1. */
const HUNK = /^@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@/;
/** As some models write it, without numbers. */
const BARE_HUNK = /^@@(?:$| )/;
/** Git ends names of files that have spaces with a tab. */
const FILE_LINE = /^(?:---|\+\+\+) /;

/** What is looked at of a line. */
export const DIFF_HEAD_UNITS = 64;

/** Reads the lines of a text one after the other. */
export class DiffHunks {
  /** Lines that the hunk should still have of either file; null: the last line was in none. */
  private left: { old: number; new: number } | null = null;

  /** Whether the white space at the end of the next line belongs to a diff. `line`: its first `DIFF_HEAD_UNITS` or more; `blanks`: that white space. */
  holds(line: string, blanks: string): boolean {
    const counts = HUNK.exec(line);
    if (counts !== null || BARE_HUNK.test(line)) {
      this.left = counts === null ? { old: 0, new: 0 } : { old: Number(counts[1] ?? 1), new: Number(counts[2] ?? 1) };
      return true;
    }
    if (this.left !== null && this.isInHunk(line, this.left)) return true;
    this.left = null;
    return FILE_LINE.test(line) && blanks === '\t';
  }

  private isInHunk(line: string, left: { old: number; new: number }): boolean {
    const mark = line.charAt(0);
    if (mark === '' && left.old <= 0 && left.new <= 0) return false;
    if (mark !== '' && mark !== ' ' && mark !== '-' && mark !== '+' && mark !== '\\') return false;
    if (mark !== '+' && mark !== '\\') left.old -= 1;
    if (mark !== '-' && mark !== '\\') left.new -= 1;
    return true;
  }
}
