// The caret of cmd.exe, the shell of Windows: outside quotation marks it takes what follows as it is, at the end of a line it goes on
// with the next. Browsers write a line break in a body as a caret before an empty line: chromium, panels/network/NetworkLogView.ts.

/** Whether a command was written for it. */
export function isOfCmd(command: string): boolean {
  return /\^[ \t]*\r?\n|[\s=]\^"/.test(command);
}

/** The command as its program is given it; O(n). */
export function withoutCarets(command: string): string {
  const pieces: string[] = [];
  let isQuoted = false;
  // What stands behind a backslash ends no quotation: whoever wrote it means it so, whatever cmd.exe makes of it.
  const piece = /\^(\r?\n(\r?\n)?|[^])|"|(?:[^"^\\]|\\"|\\)+|\^/g;
  for (const [whole, taken, lineBreak] of command.matchAll(piece)) {
    if (whole === '"') isQuoted = !isQuoted;
    if (taken === undefined || (isQuoted && !/^\r?\n/.test(taken))) pieces.push(whole);
    else if (/^\r?\n/.test(taken)) pieces.push(lineBreak === undefined ? ' ' : '\n');
    else pieces.push(taken);
  }
  return pieces.join('');
}
