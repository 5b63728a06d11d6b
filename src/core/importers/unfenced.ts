/** What a fence of Markdown holds, where the text is that and nothing else, and it begins like JSON; null where it does not. */
export function unfenced(text: string): string | null {
  return /^\s*```\w*[ \t]*\r?\n(\s*[[{][^]*?)\n[ \t]*```\s*$/.exec(text)?.[1] ?? null;
}
