// What of a folder is no text that is counted there, and can be read all the same: by the way of files that are dropped.
import type { TreeNode } from './folder-tree';

const DOCUMENTS = /\.(?:pdf|docx|pptx|xlsx|epub)$/i;

/** Whether a file is called a page of HTML, which is a text by its source and by what it says. */
export function isPage({ name }: { readonly name: string }): boolean {
  return /\.x?html?$/i.test(name);
}

/** Whether a file of a folder was left out as no text, and is nothing that is read: a text only if the user says so. */
export function isBinary(node: Pick<TreeNode, 'name' | 'leftOut'>): boolean {
  return node.leftOut === 'binary' && !isReadableElsewhere(node);
}

/** Whether a file of a folder was left out as no text and is called a document, or is a text in another encoding. */
export function isReadableElsewhere({ name, leftOut }: Pick<TreeNode, 'name' | 'leftOut'>): boolean {
  return leftOut === 'undecodable' || (leftOut === 'binary' && DOCUMENTS.test(name));
}
