// The fragment of a shared link: "#/share/1.<base64url>", a version and what is packed.

import { fail, type Result, succeed } from '@/core/result';
import { fromBase64url, toBase64url } from './base64url';
import { LINK_VERSION, type LinkError, MOST_PACKED_BYTES } from './link';
import { SHARE_PREFIX } from './share-prefix';

/** The fragment that holds these bytes, with its "#". */
export function fragmentOf(packed: Uint8Array): string {
  return `${SHARE_PREFIX}${LINK_VERSION}.${toBase64url(packed)}`;
}

/** The packed bytes in a fragment that begins with SHARE_PREFIX. */
export function packedIn(fragment: string): Result<Uint8Array<ArrayBuffer>, LinkError> {
  const found = /^(\d{1,9})\.(.*)$/s.exec(fragment.slice(SHARE_PREFIX.length));
  if (found === null) return fail({ kind: 'garbled' });
  const [, version = '', written = ''] = found;
  const coded = codedIn(written);
  if (Number(version) > LINK_VERSION) return fail({ kind: 'newer', schemaVersion: Number(version) });
  // Of a longer one nothing is read: whether it is whole makes no difference.
  if ((coded ?? written).length > Math.ceil((MOST_PACKED_BYTES * 4) / 3)) return fail({ kind: 'too-large' });
  const packed = coded === null || Number(version) < 1 ? null : fromBase64url(coded);
  return packed === null ? fail({ kind: 'garbled' }) : succeed(packed);
}

/**
 * What is coded, without what an address picks up on its way: line breaks of mail, characters written as percent signs, and behind
 * it the end of a sentence, a bracket or parameters. null: it goes on with what neither belongs to it nor ends it. What is left out
 * by that cannot have been a part of it, as it is in no alphabet of these links.
 */
function codedIn(written: string): string | null {
  const plain = written.replace(/%([0-7][0-9a-f])/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))).replace(/\s+/g, '');
  return /^([\w-]*)(?:(?:[^\w=%-]|%[89a-f]).*)?$/is.exec(plain)?.[1] ?? null;
}
