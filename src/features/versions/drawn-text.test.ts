import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { drawnPieces } from './drawn-text';

const drawn = (text: string, isChange = false) => drawnPieces(text, isChange).map((piece) => piece.text).join('');

describe('a text of the comparison as it is drawn', () => {
  it('shows what is hidden by the glyphs of the Tokens view, and says which it is', () => {
    expect(drawnPieces('pass\u200bword', false)).toEqual([{ text: 'pass', title: null }, { text: '¦', title: 'U+200B, zero width space' }, { text: 'word', title: null }]);
    expect(drawn('a\u00a0b\u202ec\u2066d\u0000e\u007ff\u00adg\ufeffh\u2028i\u3000j\u034f\u2800')).toBe('a◦b¦c¦d␀e␡f¦g¦h↓i◦j¦¦');
    expect(drawnPieces('\ufeffstart', false)[0]).toEqual({ text: '¦', title: 'U+FEFF, zero width no-break space, or byte order mark' });
    expect(drawnPieces('a\u{E0053}\u{E0061}\u{E0079}b', false)[1]).toEqual({ text: '¦¦¦', title: 'U+E0053, tag characters that spell “Say”' });
    expect(drawn('red \u001b[31mtext')).toBe('red ␛[31mtext');
  });

  it('leaves spelling as it is, but where it is all that differs', () => {
    const spelled = '👩\u200d💻 ❤\ufe0f 🏴\u{E0067}\u{E0062}\u{E0073}\u{E0063}\u{E0074}\u{E007F} می\u200cخواهم \u0600';
    expect(drawn(spelled)).toBe(spelled);
    expect([drawn('\u200d', true), drawn('\ufe0f', true), drawn('\u0301', true)]).toEqual(['¦', '¦', '\u25cc\u0301']);
  });

  it('shows blanks and line ends where nothing else has changed, and returns in any change', () => {
    expect([drawn(' \t\n', true), drawn('\r\n', true), drawn('a b\n', true), drawn('a\r\n', true)]).toEqual(['·→↵\n', '␍↵\n', 'a b\n', 'a␍\n']);
    expect([drawn('\u00a0', true), drawn('a\r\nb\rc')]).toEqual(['◦', 'a\r\nb␍c']);
  });

  it('has nothing in it that turns a text, and loses no letter', () => {
    const unit = fc.constantFrom('a', ' ', '\n', '\r', '\u200b', '\u202e', '\u2067', '\u200f', '\u{E0041}', '\u0007', 'ש', '👩', '\u200d', '¦');
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 12 }), fc.boolean(), (units, isChange) => {
        const shown = drawn(units.join(''), isChange);
        expect(shown).not.toMatch(/[\u061c\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\u0007\u{E0041}]/u);
        expect(shown.match(/[aש👩]/gu) ?? []).toEqual(units.filter((each) => 'aש👩'.includes(each)));
      }),
    );
  });
});
