/** What a fence of Markdown holds, where the text is that and nothing else, and it begins like JSON; null where it does not. */
export function unfenced(text: string): string | null {
  return /^\s*```\w*[ \t]*\r?\n(\s*[[{][^]*?)\n[ \t]*```\s*$/.exec(text)?.[1] ?? null;
}

/** The same of a command or a program, which begins with a letter, a dollar sign or a comment. */
export function unfencedCode(text: string): string | null {
  const inner = /^\s*```[\w-]*[ \t]*\r?\n(\s*[\w$#/][^]*?)\n[ \t]*```\s*$/.exec(text)?.[1];
  return inner === undefined || inner.includes('```') ? null : inner;
}
