import type { Part } from './part';

/** Names that are given to what a request holds; any other is somebody's own. */
const GIVEN = /^(System|Tools|Question|Document)(?: \d+)?$/;

/** Parts of a request that joins others: of names that are given, each takes the first number that is free. The same list where none changes. */
export function namedApart(parts: readonly Part[], others: readonly Part[]): readonly Part[] {
  const taken = new Set(others.map(({ name }) => name));
  const named = parts.map((part) => {
    const [, word] = taken.has(part.name) ? (GIVEN.exec(part.name) ?? []) : [];
    let { name } = part;
    for (let number = 2; word !== undefined && taken.has(name); number += 1) name = `${word} ${number}`;
    taken.add(name);
    return name === part.name ? part : { ...part, name };
  });
  return named.some((part, at) => part !== parts[at]) ? named : parts;
}
