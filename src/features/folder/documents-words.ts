import type { TreeNode } from '@/core/importers/repository/folder-tree';
import { formatInteger } from '@/core/units';

/** What can be read of what the folder does not count; null: nothing. */
export function documentsWords(nodes: readonly Pick<TreeNode, 'leftOut'>[]): string | null {
  const texts = nodes.filter(({ leftOut }) => leftOut === 'undecodable').length;
  const documents = nodes.length - texts;
  if (nodes.length === 0) return null;
  const kinds = [
    documents === 0 ? [] : [documents === 1 ? '1 document' : `${formatInteger(documents)} documents`],
    texts === 0 ? [] : [`${formatInteger(texts)} ${texts === 1 ? 'text' : 'texts'} in another encoding`],
  ].flat();
  return `${kinds.join(' and ')} can be read and added to the prompt, ${nodes.length === 1 ? 'as a part' : 'each as a part'}.`;
}

/** What can be done with files that are no text; null: there is none. */
export function binariesWords([first, ...others]: readonly Pick<TreeNode, 'path'>[]): string | null {
  if (first === undefined) return null;
  const which = others.length === 0 ? first.path : `${formatInteger(others.length + 1)} files`;
  return `${which} can be added as text all the same${others.length === 0 ? '' : ', each as a part'}: what is no character is replaced and counted.`;
}
