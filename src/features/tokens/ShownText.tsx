import { DOTTED_CIRCLE } from '@/ui/glyph-pieces';

/** Text of a token in a line of other text. Monospace fonts set a mark beside the dotted circle, proportional ones on it. */
export function ShownText({ text }: { text: string }) {
  return <bdi className={text.startsWith(DOTTED_CIRCLE) ? 'font-sans' : undefined}>{text}</bdi>;
}
