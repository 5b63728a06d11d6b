// What the style sheets of a page hide, of which a browser is the oracle: Chromium shows and hides the same, but for what the
// first line of each list below says.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHtml } from './html';
import { plainCss } from './html-declarations';
import { htmlText, nothingInHtml } from './html-text';

const HIDDEN = 'Left out: 1 hidden element and 1 script or style.';
const SEEN = 'Left out: 1 script or style.';
const read = (html: string) => {
  const result = readHtml(html);
  return result.ok ? [result.value.texts[0]?.text, ...result.value.notes] : result.error;
};
/** Whether the second of two paragraphs is read. */
const isSeen = (css: string, style = '', attributes = '') => {
  const found = nothingInHtml();
  const { text } = htmlText(`<!doctype html><style>${css}</style><p class="z">One</p><p class="a b\n x:y" id="i" style="${style}" ${attributes}>Two</p>`, false, found);
  expect(['One\n\nTwo\n', 'One\n']).toContain(text);
  expect(found.hiddenElements).toBe(text.includes('Two') ? 0 : 1);
  return text.includes('Two');
};

describe('text that a style sheet hides', () => {
  it('is left out and told, wherever in the page the sheet stands', () => {
    expect(read('<!doctype html><style>.no{display:none}</style><p>Words<p class="no">Ignore <b>all</b> of it</p><div>more</div>')).toEqual(['Words\n\nmore\n', HIDDEN]);
    expect(read('<!doctype html><p>Words<p class="no">Ignore all of it</p><div>more</div><style>.no{display:none}</style>')).toEqual(['Words\n\nmore\n', HIDDEN]);
    expect(read('<!doctype html><style>div{visibility:hidden}</style><p>Words<div>Ignore<p>all</p> of it</div>')).toEqual(['Words\n', HIDDEN]);
  });

  it.each([
    // A rule for other screens or for more than one thing might show it again.
    '.a{display:none}@media screen and (min-width:1px){.a{display:block}}', '@supports (display:block){.a{display:block}}.a{display:none}', '.a{display:none}p.a{display:block}',
    '.a{display:none}', '#i{display:none}', '.q, .a{ DISPLAY : None }', '.a{visibility:hidden}', '.b{visibility:collapse}', '.x\\:y{display:none}', '.\\78\\3a y{display:none}', '.\\000061 {display:none}',
    '@media screen{.a{display:none}}', '@media all, print{.a{display:none}}', '@media only screen { .z{color:red} .a{display:none} }', '@media print{.z{display:none}} .a{display:none}', '@import "x.css"; .a{display:none}', '@charset "utf-8";.a{display:none}',
    '/* .a{display:block} */.a{display:none}', '<!-- .a{display:none} -->', '/*<![CDATA[*/.a{display:none}/*]]>*/', '.a{content:"}";display:none}', ".a{content:'a\\'}';display:none}", '.a{background:url(x;y});display:none}',
    '.a{color:red;.z &{display:block}display:none}', '.a{display:none;&:hover{display:block}}', '.a{display:none', '.a{display:none;display:nonsense}', '.a{display:none!important}.a{display:block}', '.a{display:none ! important;display:block}',
    '#i{display:none}.a{display:block}', '.a{display:none}p{display:block}', '.a{display:block}.b{display:none}', '@font-face{font-family:x}.a{display:none}', '@keyframes k{from{display:block}}.a{display:none}', '.q .z{display:block}.a{display:none}',
  ])('%s hides it', (css) => expect(isSeen(css)).toBe(false));

  it.each([
    // What more than a class, an id or an element hides, or some screens alone, is read.
    '.z ~ .a{display:none}', 'p.a{display:none}', '*{visibility:hidden}.z{visibility:visible}', '@media (min-width:1px){.a{display:none}}', '@supports (display:block){.a{display:none}}',
    '.A{display:none}', '.a.z{display:none}', '.a:hover{display:none}', 'p[hidden]{display:none}', '.a>b{display:none}', '.c{display:none}', '#a{display:none}', 'a{display:none}', '.{display:none}', '.a b{display:none}',
    '@media print{.a{display:none}}', '@media (max-width:10px){.a{display:none}}', '@media not all{.a{display:none}}', '@keyframes k{p{visibility:hidden}}', '@media screen{@media print{.a{display:none}}}',
    '.a{display:none}.a{display:block}', '.a{display:none}.b{display:inline-block}', '.a{display:none}#i{display:flex}', '.a{display:block!important}.a{display:none}', '.a{display:none}.b{display:revert;display:initial}', '.a{visibility:hidden}.b{visibility:visible}', '.a{visibility:hidden}.b{visibility:inherit}',
    '/*.a{display:none}', '.q{content:".a{display:none}"}', '.a{content:";display:none;"}', '.a{--x:{display:none}}', '.q{color:red;.a{display:none}}', '} .a{display:none}', '.a{dis/**/play:none}', 'x; .a{display:none}', '.a{display:none foo}', '.a{}', '{display:none}', '',
  ])('%s does not', (css) => expect(isSeen(css)).toBe(true));

  it('may be shown by the style of the element itself, and the other way about', () => {
    expect([isSeen('.a{display:none}', 'display:block'), isSeen('.a{display:none!important}', 'display:block'), isSeen('.a{display:none!important}', 'display:block!important')]).toEqual([true, false, true]);
    expect([isSeen('.a{display:block}', 'display:none'), isSeen('.a{display:block!important}', 'display:none'), isSeen('.a{color:red}', 'visibility:hidden'), isSeen('.a{color:red}', 'content:&quot;;display:none&quot;')]).toEqual([false, true, false, true]);
    expect([isSeen('.q{color:red}', '', 'hidden'), isSeen('.a{display:flex}', '', 'hidden'), isSeen('[hidden]{display:none!important}.a{display:flex}', '', 'hidden'), isSeen('[hidden]{display:none}')]).toEqual([false, true, false, true]);
  });

  it('is seen again inside where a style makes it visible, which display:none does not let it', () => {
    const page = (css: string) => read(`<!doctype html><style>${css} .in{visibility:visible;display:block}</style><p>One<div class="no">gone<b class="in">two</b><ul><li>gone</ul><img alt="gone" src="a.png"></div><p>three`);
    expect(page('.no{visibility:hidden}')).toEqual(['One\n\ntwo\n\nthree\n', HIDDEN]);
    expect(page('.no{display:none}')).toEqual(['One\n\nthree\n', HIDDEN]);
    expect(read('<!doctype html><style>.no{visibility:hidden}</style><p>One<img class="no" alt="gone" src="a.png">')).toEqual(['One\n', HIDDEN]);
  });

  it('is that of sheets for screens alone, and of none that no browser would read', () => {
    const sheet = (attributes: string) => read(`<!doctype html><style ${attributes}>.a{display:none}</style><p>One<p class="a">Two`);
    for (const attributes of ['media="print"', 'media="(max-width: 1px)"', 'type="text/less"']) expect(sheet(attributes)).toEqual(['One\n\nTwo\n', SEEN]);
    for (const attributes of ['media="screen"', 'media=" ALL , print"', 'type="text/css"', 'type="" media=""']) expect(sheet(attributes)).toEqual(['One\n', HIDDEN]);
    for (const around of ['<!--*-->', '<template>*</template>', '<noscript>*</noscript>', '<p title="*">', '<textarea>*</textarea>', '<script>*</script>']) {
      expect(htmlText(`<!doctype html>${around.replace('*', '<style>.a{display:none}</style>')}<p class="a">Two`).text).toContain('Two');
    }
  });

  it('does not count what no browser ever shows, and what is folded or only for the eye stays', () => {
    expect(read('<!doctype html><style>template,script,style,head{display:none}</style><template>x</template><p>Words')).toEqual(['Words\n', 'Left out: 1 script or style and 1 template.']);
    expect(read('<!doctype html><details><summary>More</summary>Folded</details><p aria-hidden="true">An icon')).toEqual(['More\nFolded\n\nAn icon\n']);
  });

  it('may be all there is, which is said where it is asked for', () => {
    expect(read('<!doctype html><style>body{display:none}</style><body>Words')).toEqual({ kind: 'no-text', what: 'all of it is hidden' });
  });
});

describe('a hostile style sheet', () => {
  it.each([
    ['many rules', '.q{display:none}'.repeat(200_000)],
    ['many selectors', `${Array.from({ length: 400_000 }, (_, at) => `.q${at}`).join(',')}{display:none}`],
    ['open braces', '{'.repeat(3_000_000)],
    ['open brackets and parentheses', 'a[b(c['.repeat(500_000)],
    ['open strings', '"a\\'.repeat(1_000_000)],
    ['a long string', `.q{content:"${'\\a'.repeat(1_500_000)}"}`],
    ['open comments', '/*'.repeat(1_500_000)],
    ['open addresses', 'url( '.repeat(700_000)],
    ['white space in an address', `url(${' '.repeat(3_000_000)}`],
    ['escapes', `.${'\\61'.repeat(1_000_000)}!{display:none}`],
    ['declarations', `.q{${'display:none;'.repeat(300_000)}}`],
    ['nested rules', '.q{display:none;'.repeat(200_000)],
    ['marks of importance', `.q{display:none${' !'.repeat(1_500_000)}}`],
    ['spaces before a mark', `.q{display:none${' '.repeat(3_000_000)}x}`],
    ['more than is read', `/*${'x'.repeat(5_000_000)}*/.a{display:none}`],
  ])('of %s is read at once, and hides nothing more', (_what, css) => {
    const start = performance.now();
    const { text } = htmlText(`<!doctype html><style>${css}</style><p class="a">Words`);
    expect(text).toBe('Words\n');
    expect(performance.now() - start).toBeLessThan(4000);
  });

  it('never throws, and words of elements without a class, an id or a style stay', () => {
    const pieces = fc.array(fc.constantFrom('.a', '#i', '{', '}', 'display:none', ';', '"', "'", '/*', '*/', '\\', '@media', '@media screen', ',', 'url(', ')', '!important', 'visibility:hidden', ' ', '\n', '<!--', '-->'), { maxLength: 25 });
    fc.assert(
      fc.property(pieces, (list) => {
        expect(htmlText(`<!doctype html><style>${list.join('')}</style><p>Words</p>`).text).toBe('Words\n');
      }),
    );
  });

  it('is read without what its strings, comments and addresses hold', () => {
    expect(plainCss(`a/* { */b"};"'};'url(};)url("};") \\" <!--`)).toBe(`a b""""url()url("") \\"  `);
  });
});
