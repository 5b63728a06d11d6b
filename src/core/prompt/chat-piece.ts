import type { BlankEnds } from './attachment';
import { isBlankText } from './blank-ends';
import { type PartText, wholeText } from './long-text';
import type { Speaker } from './part';

/** A message as it is sent. Its texts follow each other with nothing between. */
export interface ChatMessage {
  readonly speaker: 'system' | Speaker;
  /** The name of who speaks, where the format has one ("example_user"). */
  readonly name: string | null;
  readonly texts: readonly PartText[];
  /** Calls of tools in its texts. Absent: none. */
  readonly calls?: number;
  /** What is known of the ends of those of its texts that are not here, by their place: '' stands for each. */
  readonly unseen?: ReadonlyMap<number, BlankEnds>;
}

/** What a piece of framing is for: the lines in which it is shown. */
export type OverheadId =
  | 'start'
  | 'framing'
  | 'roles'
  | 'names'
  | 'reply'
  | 'default-system'
  | 'calls'
  | 'tool-prompt'
  | 'tool-schema';

/** A piece of a rendered conversation. */
export type ChatPiece =
  /** One token, whatever stands around it; nothing merges across it. */
  | { readonly kind: 'special'; readonly literal: string; readonly line: OverheadId }
  /** Wrapping that is tokenized as text, together with what it touches. */
  | { readonly kind: 'text'; readonly text: string; readonly line: OverheadId }
  /** A text that is counted by itself, elsewhere. Some templates cut the white space off at its start or end. */
  | { readonly kind: 'content'; readonly text: PartText; readonly trimStart: boolean; readonly trimEnd: boolean; readonly unseen?: BlankEnds | undefined };

/** Wrapping text, with every literal of a special token in it as one. */
export function wrapping(text: string, line: OverheadId, specials: RegExp): readonly ChatPiece[] {
  // With a capturing group the separators stay, at the odd places.
  return text.split(specials).flatMap((part, index): ChatPiece[] => {
    if (part === '') return [];
    return index % 2 === 1 ? [{ kind: 'special', literal: part, line }] : [{ kind: 'text', text: part, line }];
  });
}

export function special(literal: string, line: OverheadId): ChatPiece {
  return { kind: 'special', literal, line };
}

export function plain(text: string, line: OverheadId): ChatPiece {
  return { kind: 'text', text, line };
}

/** The texts of a message as they stand. */
export function contents(message: ChatMessage): readonly ChatPiece[] {
  return message.texts.map((text, index) => ({ kind: 'content', text, trimStart: false, trimEnd: false, unseen: message.unseen?.get(index) }));
}

/** The texts of a message without the white space around all of it. */
export function trimmedContents(message: ChatMessage): readonly ChatPiece[] {
  const { texts, unseen } = message;
  const holdsMore = (text: PartText, index: number) => (unseen?.has(index) === true ? unseen.get(index)?.isBlank !== true : !isBlankText(text));
  const first = texts.findIndex(holdsMore);
  const last = texts.findLastIndex(holdsMore);
  return texts.map((text, index) => ({
    kind: 'content',
    text,
    trimStart: first === -1 || index <= first,
    trimEnd: first === -1 || index >= last,
    unseen: unseen?.get(index),
  }));
}

/** The text that the pieces make. */
export function renderedText(pieces: readonly ChatPiece[]): string {
  return pieces
    .map((piece) => {
      if (piece.kind === 'special') return piece.literal;
      if (piece.kind === 'text') return piece.text;
      const text = wholeText(piece.text);
      const start = piece.trimStart ? text.trimStart() : text;
      return piece.trimEnd ? start.trimEnd() : start;
    })
    .join('');
}
