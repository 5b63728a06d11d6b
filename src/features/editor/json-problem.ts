/** Why a tool's text is not JSON, in one line, or null when it is. An empty text has no problem yet. */
export function jsonProblem(text: string): string | null {
  if (text.trim() === '') return null;
  try {
    JSON.parse(text);
    return null;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const line = reason.replace(/\s+/g, ' ');
    return line.length > 140 ? `${line.slice(0, 139)}…` : line;
  }
}
