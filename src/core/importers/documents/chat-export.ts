// An archive that a chat service hands out: its conversations, beside files that repeat them or belong to the account.
import type { Archive } from '@/core/importers/archive/archive';
import { compareNames } from '@/core/importers/names';
import { type Result, succeed } from '@/core/result';
import { counted, type DocumentError, listed, type ReadDocument } from './document';

type Entry = Archive['entries'][number];

/** Large ones come in several files, each a list. */
const CONVERSATIONS = /(?:^|\/)conversations(?:-\d+)?\.json$/i;
const HEAD_UNITS = 1 << 16;
const MOST_NAMES = 4;

/**
 * The conversations of an export of ChatGPT or Claude.ai as one text, told by what they hold; what else is in the archive
 * is named and not read. null: it is no such export. Fails only where a cap ends the reading.
 */
export async function readChatExport(archive: Archive, files: readonly Entry[]): Promise<Result<ReadDocument, DocumentError> | null> {
  const own = files.filter(({ path }) => CONVERSATIONS.test(path)).toSorted((a, b) => compareNames(a.path, b.path));
  const texts: string[] = [];
  for (const entry of own) {
    const read = await archive.read(entry);
    if (!read.ok) return read.error.kind === 'cap' ? read : null;
    const text = new TextDecoder().decode(read.value);
    if (!hasConversations(text)) return null;
    texts.push(text);
  }
  const [first] = own;
  if (first === undefined) return null;
  const others = files.filter((file) => !own.includes(file)).map(({ name }) => name);
  const names = others.length > MOST_NAMES ? [...others.slice(0, MOST_NAMES - 1), `${others.length - MOST_NAMES + 1} more`] : others;
  return succeed({
    format: 'zip',
    label: `ZIP archive, ${counted(files.length, 'file')}`,
    texts: [{ name: own.length === 1 ? first.name : 'conversations.json', text: joinedLists(texts) }],
    notes: others.length === 0 ? [] : [`Left out: ${listed(names)}. To choose from all files, open the archive in the Folder view.`],
  });
}

function hasConversations(text: string): boolean {
  const head = text.slice(0, HEAD_UNITS);
  return /^\s*\[/.test(head) && /"(?:mapping|chat_messages)"\s*:/.test(head);
}

/** The entries of all lists in one. */
function joinedLists(texts: readonly string[]): string {
  const [only] = texts;
  if (texts.length === 1 && only !== undefined) return only;
  return `[${texts.map((text) => text.trim().replace(/^\[|\]$/g, '')).filter((text) => text.trim() !== '').join(',')}]`;
}
