import { namesInWords } from '@/core/name-list';
import type { LensRow } from './prefix-lens';

/** That nobody here can tell whether some parts are the same in both requests; '' where everybody can. */
export function assumedWords(rows: readonly Pick<LensRow, 'piece' | 'isAssumed'>[]): string {
  const names = rows.filter(({ isAssumed }) => isAssumed).map(({ piece }) => piece.name);
  if (names.length === 0) return '';
  const [is, it, they] = names.length === 1 ? ['is', 'it', 'it is'] : ['are', 'they', 'they are'];
  return `Whether ${namesInWords(names)} ${is} the same in both requests cannot be told, as ${they} not here. The figures take it that ${it} ${is}.`;
}
