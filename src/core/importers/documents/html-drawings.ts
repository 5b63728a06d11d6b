// The words within drawings (SVG) of a page.

export interface HtmlDrawings {
  /** `isShown`: a drawing that begins here is one that a browser shows. */
  open(name: string, isShown: boolean): void;
  text(text: string): void;
  /** The words of the drawing that ends here; '' where none ends, or it has none. */
  close(name: string): string;
  readonly isInside: boolean;
}

export function createDrawings(): HtmlDrawings {
  let [drawings, texts, isRead] = [0, 0, false];
  let words: string[] = [];
  return {
    open: (name, isShown) => {
      if (name === 'svg') {
        if (drawings === 0) [words, isRead] = [[], isShown];
        drawings += 1;
      } else if (name === 'text' && drawings > 0) {
        texts += 1;
        words.push(' ');
      }
    },
    text: (text) => {
      if (texts > 0) words.push(text);
    },
    close: (name) => {
      if (name === 'text' && drawings > 0) texts -= 1;
      if (name !== 'svg') return '';
      drawings -= 1;
      return drawings === 0 && isRead ? words.join('').replace(/\s+/g, ' ').trim() : '';
    },
    get isInside() {
      return drawings > 0;
    },
  };
}
