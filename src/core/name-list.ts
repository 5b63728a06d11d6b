const MOST_NAMES = 10;
const NAME_UNITS = 60;

/** "a, b and c"; of many, the first ten and how many more. A long name is cut. `count`: of all, where `names` are the first of them. */
export function namesInWords(names: readonly string[], most = MOST_NAMES, count = names.length): string {
  const told = names.slice(0, most).map((name) => (name.length > NAME_UNITS ? `${name.slice(0, NAME_UNITS - 1)}…` : name));
  if (count > told.length) told.push(`${count - told.length} more`);
  return told.length < 2 ? told.join('') : `${told.slice(0, -1).join(', ')} and ${told.at(-1) ?? ''}`;
}

/** "strict of tools": what a field that is told of belongs to; one whose name is blank is told of all the same. */
export function fieldOf(name: string, owner: string): string {
  return `${name.trim() === '' ? '“”' : name.trim()} of ${owner}`;
}
