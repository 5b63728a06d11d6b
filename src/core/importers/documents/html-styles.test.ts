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
    // A rule for other screens might show it again.
    '.a{display:none}@media screen and (min-width:1px){.a{display:block}}', '@supports (display:block){.a{display:block}}.a{display:none}',
    '.a{display:none}', '#i{display:none}', '.q, .a{ DISPLAY : None }', '.a{visibility:hidden}', '.b{visibility:collapse}', '.x\\:y{display:none}', '.\\78\\3a y{display:none}', '.\\000061 {display:none}',
    '@media screen{.a{display:none}}', '@media all, print{.a{display:none}}', '@media only screen { .z{color:red} .a{display:none} }', '@media print{.z{display:none}} .a{display:none}', '@import "x.css"; .a{display:none}', '@charset "utf-8";.a{display:none}',
    '/* .a{display:block} */.a{display:none}', '<!-- .a{display:none} -->', '/*<![CDATA[*/.a{display:none}/*]]>*/', '.a{content:"}";display:none}', ".a{content:'a\\'}';display:none}", '.a{background:url(x;y});display:none}',
    '.a{color:red;.z &{display:block}display:none}', '.a{display:none;&:hover{display:block}}', '.a{display:none', '.a{display:none;display:nonsense}', '.a{display:none!important}.a{display:block}', '.a{display:none ! important;display:block}',
    '#i{display:none}.a{display:block}', '.a{display:none}p{display:block}', '.a{display:block}.b{display:none}', '@font-face{font-family:x}.a{display:none}', '@keyframes k{from{display:block}}.a{display:none}', '.q .z{display:block}.a{display:none}', '.z ~ .a{display:none}', '.z + p{display:none}', 'p:last-child{display:none}', 'p:nth-last-of-type(1){display:none}',
  ])('%s hides it', (css) => expect(isSeen(css)).toBe(false));

  it.each([
    // What holds on some screens alone is read.
    '@media (min-width:1px){.a{display:none}}', '@supports (display:block){.a{display:none}}',
    '.A{display:none}', '.a.z{display:none}', '.a:hover{display:none}', 'p[hidden]{display:none}', '.a>b{display:none}', '.c{display:none}', '#a{display:none}', 'a{display:none}', '.{display:none}', '.a b{display:none}',
    '@media print{.a{display:none}}', '@media (max-width:10px){.a{display:none}}', '@media not all{.a{display:none}}', '@keyframes k{p{visibility:hidden}}', '@media screen{@media print{.a{display:none}}}',
    '.a{display:none}.a{display:block}', '.a{display:none}.z ~ .a{display:block}', '.a{display:none}.b{display:inline-block}', '.a{display:none}#i{display:flex}', '.a{display:block!important}.a{display:none}', '.a{display:none}.b{display:revert;display:initial}', '.a{visibility:hidden}.b{visibility:visible}', '.a{visibility:hidden}.b{visibility:inherit}',
    '/*.a{display:none}', '.q{content:".a{display:none}"}', '.a{content:";display:none;"}', '.a{--x:{display:none}}', '.q{color:red;.a{display:none}}', '} .a{display:none}', '.a{dis/**/play:none}', 'x; .a{display:none}', '.a{display:none foo}', '.a{}', '{display:none}', '',
  ])('%s does not', (css) => expect(isSeen(css)).toBe(true));

  /** Whether the words that stand in it all are read. */
  const isInnerSeen = (css: string, around = '<div class="menu open" id="x" data-k="hidden part" lang="en-GB"><section class="in">*</section></div>') => {
    const { text } = htmlText(`<!doctype html><style>${css}</style>One${around.replace('*', '<p class="y z">Two</p>')}`);
    expect(['One\n\nTwo\n', 'One\n']).toContain(text);
    return text.includes('Two');
  };
  it.each([
    'p.y{display:none}', '.y.z{display:none}', '.z.y , q{display:none}', '*.y{display:none}', 'P.y{display:none}', '.menu .y{display:none}', '#x > .in > .y{display:none}', '#x .y{display:none}', '.menu>.in p{display:none}',
    'div.menu.open#x .in{display:none}', 'html .y{display:none}', 'body > div .y{display:none}', ':root .y{display:none}', 'div section p{display:none}', '.menu\n\t.y{display:none}', '.menu/* */.y{display:none}',
    '[data-k]{display:none}', '[DATA-K="hidden part"]{display:none}', "[data-k='hidden part'] .y{display:none}", '[data-k~=part]{display:none}', '[data-k^=hid]{display:none}', '[data-k$="part"]{display:none}', '[data-k*="den p"]{display:none}', '[lang|=en]{display:none}', '[ data-k = "HIDDEN PART" i ]{display:none}', 'p[class="y z"]{display:none}',
    '.y:not(.q){display:none}', 'p:not(.q, #y){display:none}', '.menu:not([hidden]) .y{display:none}', ':is(.q, .y){display:none}', ':where(.menu) > .in{display:none}', '.y:NOT( .q ){display:none}', '.y:not(.q):not(.r){display:none}',
    // The more particular rule holds, and of those that are alike the last.
    '.menu .y{display:none}.y{display:block}', 'p.y{display:none}.y{display:block}', '.y{display:block}.y.z{display:none}', '#x p{display:none}.menu .in .y.z{display:block}', '[class]:not(#q){display:none}.y.z{display:block}', ':where(#x .y){display:none}.y{display:none}', '.y{display:none}:where(.y.z){display:block}', '.menu *{visibility:hidden}', '[data-k="a"] .y{display:block}[data-k="hidden part"] .y{display:none}',
  ])('%s hides what is inside other elements', (css) => expect(isInnerSeen(css)).toBe(false));

  it.each([
    'div.y{display:none}', '.y.q{display:none}', '.q .y{display:none}', '#x > .y{display:none}', '.menu > p{display:none}', '.y .menu{display:none}', '.y > p{display:none}', 'body > p.y{display:none}', 'body .y .z{display:none}', '.menu.q .y{display:none}', '.menu > .in > section .y{display:none}',
    '[data-q]{display:none}', '[data-k=hidden]{display:none}', '[data-k="Hidden Part"]{display:none}', '[data-k^=""]{display:none}', '[lang|=e]{display:none}', '[data-k~="hidden part"]{display:none}', '[constructor]{display:none}', '[data-k="a" s]{display:none}',
    '.y:not(.z){display:none}', 'p:not(.q, .y){display:none}', '.y:not(.q .y){display:none}', ':is(.q){display:none}', '.y:not(){display:none}', '.y:not(:hover){display:none}', '.y::before{display:none}', '.y:empty{display:none}', '.menu >> .y{display:none}', '> .y{display:none}', '.in > {display:none}', '.in >> p{display:none}', '.1y{display:none}', '..y{display:none}', '.y.{display:none}', 'p.y[{display:none}', '.y]{display:none}', '[=x]{display:none}',
    '.y{display:none}.menu .y{display:block}', '.y{display:none}p.y{display:block}', '.menu *{visibility:hidden}.menu .in *{visibility:visible}', '.y{display:none}.y:not(#q){display:block}', '.menu .y{display:none}.in .y{display:block}', '.y{display:none}:is(.z, #q){display:block}',
  ])('%s does not', (css) => expect(isInnerSeen(css)).toBe(true));

  /** Which of the letters are read. */
  const lettersIn = (css: string, body = '<div class="o"><b class="a">A</b><b class="b">B</b><i>C</i></div><div class="p"><b class="a">D</b><p class="q"><b class="b">E</b><b class="c">F</b></p></div>') =>
    htmlText(`<!doctype html><title>T</title><style>${css}</style>${body}`).text.replace(/\s/g, '');
  it.each([
    ['.a + .b', 'ACDEF'], ['.a+b', 'ACDEF'], ['b ~ i', 'ABDEF'], ['.a ~ *', 'AD'], ['.a + i', 'ABCDEF'], ['.b + .a', 'ABCDEF'], ['.o + .p', 'ABC'], ['.o ~ .p .c', 'ABCDE'], ['.p + .o', 'ABCDEF'], ['.a + .b + i', 'ABDEF'], ['.a ~ p > .b + b', 'ABCDE'], ['div > .a + p .c', 'ABCDE'],
    // Not the nearest around it, but one farther away is behind the other.
    ['.o ~ div b', 'ABC'], ['.o ~ * .c', 'ABCDE'], ['.a ~ .b ~ i', 'ABDEF'], ['.a ~ .b ~ .b', 'ABCDEF'], ['.o + .p > .a ~ .q > :not(.b)', 'ABCDE'],
    ['b:first-child', 'BCF'], ['.b:first-child', 'ABCDF'], [':first-child > .b', 'ACDEF'], ['div:FIRST-CHILD', 'DEF'], ['div:not(:first-child)', 'ABC'], [':is(i, .q):nth-child(2n+1)', 'ABDEF'],
    ['b:nth-child(2)', 'ACDE'], ['.o > :nth-child(odd)', 'BDEF'], ['.o > :nth-child(even)', 'ACDEF'], ['.o > :nth-child( 2n + 1 )', 'BDEF'], ['.o > :nth-child(-n+2)', 'CDEF'], ['.o > :nth-child(n+2)', 'ADEF'], ['.o > :nth-child(+3)', 'ABDEF'], ['.o > :nth-child(n)', 'DEF'], ['.o > :nth-child(0n+1)', 'BCDEF'], ['.o > :nth-child(-n)', 'ABCDEF'], ['.o > :nth-child(3n - 1)', 'ACDEF'], ['.o > :not(:nth-child(2))', 'BDEF'],
    // More particular by its place.
    ['b:first-child{display:none}b.a', 'BCF'], ['b.a{display:inline}b:first-child', 'BCF'], ['.o > .a:first-child{display:inline!important}b', 'AC'],
    // These are none.
    ['b:last-child()', 'ABCDEF'], ['b:nth-last-of-type', 'ABCDEF'], ['b:nth-child(1 of .a)', 'ABCDEF'], ['b:nth-child(2n + -1)', 'ABCDEF'], ['b:nth-child()', 'ABCDEF'], ['b:nth-child(x)', 'ABCDEF'], ['b:first-child-of', 'ABCDEF'], ['.a + + .b', 'ABCDEF'], ['+ .b', 'ABCDEF'], ['.a ~', 'ABCDEF'], ['.a ~> .b', 'ABCDEF'],
  ])('%s goes by what stands before it: %s is read', (selector, letters) => expect(lettersIn(`${selector}{display:none}`)).toBe(letters));

  it.each([
    ['b:last-child', 'ABCDE'], ['i:only-child', 'ABCDEF'], ['b:nth-last-child(1)', 'ABCDE'], ['b:nth-last-child(2)', 'ACF'], ['.o > :nth-last-child(odd)', 'BDEF'], ['.o > :nth-last-child(-n+2)', 'ADEF'], ['.p > :LAST-CHILD', 'ABCD'], ['.o > :not(:last-child)', 'CDEF'], [':last-child > .b', 'ABCDF'], ['div:last-child', 'ABC'],
    ['div:only-child', 'ABCDEF'], ['.o ~ :last-child', 'ABC'], ['.a:not(:only-child)', 'BCEF'], ['.q > :first-child:last-child', 'ABCDEF'], [':is(i, .c):last-child', 'ABDE'], ['b:nth-last-child(n+2)', 'CF'], ['body:last-child .c', 'ABCDE'], ['.b:nth-child(2):nth-last-child(2)', 'ACDEF'],
    ['b:first-of-type', 'BCF'], ['b:last-of-type', 'ACE'], ['.o > :last-of-type', 'ADEF'], ['i:only-of-type', 'ABDEF'], ['b:nth-of-type(2)', 'ACDE'], ['.o > b:nth-last-of-type(2)', 'BCDEF'], ['div:nth-of-type(even) .b', 'ABCDF'], ['b:not(:first-of-type)', 'ACDE'],
  ])('%s goes by all that stands beside it: %s is read', (selector, letters) => expect(lettersIn(`${selector}{display:none}`)).toBe(letters));

  it('stands among all that its parent has, where ends are left out, and in the rows that a browser adds', () => {
    const none = (selector: string, body: string) => lettersIn(`${selector}{display:none}`, body);
    expect([none('p:last-child', '<div><p>A<p>B</div>C'), none('li:nth-last-child(2)', '<ul><li>A<li>B<li>C</ul>'), none('p:last-child', '<p>A<br></p><p>B<img></p></body><p>C'), none('b:last-child', '<p><b>A</b><br></p><p><b>B</b> C</p>')]).toEqual(['AC', '-A-C', 'AB', 'AC']);
    expect([none('tr:last-child', '<table><tr><td>A<tr><td>B</table>'), none('tbody:only-child td', '<table><tr><td>A</table>B'), none('p:last-of-type', 'A<p>B</p><div>C</div>')]).toEqual(['A', 'B', 'AC']);
  });

  it('stands behind what a browser has there', () => {
    const none = (selector: string, body: string) => lettersIn(`${selector}{display:none}`, body);
    // The sheet before it is in the head, and what comes behind the body is in it.
    expect([none('p:first-child', '<p>A<p>B'), none('p:first-child', 'A<style></style><p>B'), none('p:first-child', '<p>A</p></body><p>B'), none('body:nth-child(2) p', '<p>A'), none('p:first-child', '<head><meta></head><style></style><body><p>A<p>B')]).toEqual(['B', 'AB', 'B', '', 'B']);
    const table = '<table><caption>A</caption><tr><td>B</tr><tr><td>C</td></tr><tbody><tr><td>D</table>';
    expect([none('tr:first-child', table), none('tr + tr', table), none('tbody:nth-child(3)', table), none('tbody + tbody', table), none('caption + tbody > tr', table)]).toEqual(['AC', 'ABD', 'ABC', 'ABC', 'AD']);
    expect([none('br + b', 'A<br><b>B</b><!-- --><b>C</b>'), none('p + p', '<p>A<p>B<div>C</div><p>D')]).toEqual(['AC', 'ACD']);
  });

  it('stands in what a browser adds around it', () => {
    const table = '<table><tr><td>*</table>';
    expect([isInnerSeen('table > tr p{display:none}', table), isInnerSeen('table > tbody > tr p{display:none}', table), isInnerSeen('html > body > table{display:none}', table)]).toEqual([true, false, false]);
    expect(isInnerSeen('body > .b{display:none}', '<div class="b">*</div>')).toBe(false);
  });

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
    expect(read('<!doctype html><details><summary>More</summary>Folded</details><p aria-hidden="true">An icon')).toEqual(['More\nFolded\n\nAn icon\n', 'Included: 1 passage that is folded away.']);
    expect(read('<!doctype html><details open><summary>More</summary>Open</details>')).toEqual(['More\nOpen\n']);
  });

  it('is that of a dialog or a popover that is closed, unless a rule shows it', () => {
    expect(read('<!doctype html><p>Words</p><dialog>Ignore</dialog><dialog open>Seen</dialog><div popover>Ignore</div>')).toEqual(['Words\n\nSeen\n', 'Left out: 2 hidden elements.']);
    expect(read('<!doctype html><style>dialog,[popover]{display:block}</style><dialog>Seen</dialog><div popover>too</div>')).toEqual(['Seen\ntoo\n', SEEN]);
  });

  it('is told where a rule hides something of which it is not known what, but not where that is only while a reader does something', () => {
    const told = (css: string) => (read(`<!doctype html><style>${css}</style><p>Words`) as readonly string[])[2];
    expect(told('p:has(b){display:none}')).toBe('Not followed: 1 rule of its style sheets that hides something.');
    expect(told('p:empty, p:not(.a .b){visibility:hidden} p:lang(de){display:none !important}')).toBe('Not followed: 3 rules of its style sheets that hide something.');
    for (const css of ['.a{& p{display:none}}', '.a{color:red;.b &{color:red;visibility:hidden;}}', '@layer a{@layer b{.a{display:none}}}', '@supports (x:y){.a{display:none', '@media screen{@container (width>1px){.a{display:none}}}']) expect([css, told(css)]).toEqual([css, 'Not followed: 1 rule of its style sheets that hides something.']);
    for (const css of ['.a{&:hover{display:none}}', '.a{& p{color:red}}', '@media print{.a{display:none}}', '.a{@media print{display:none}}', '@media (min-width:9px){@layer a{.a{display:none}}}', '@keyframes k{from{visibility:hidden}}', '@layer a, b;']) expect([css, told(css)]).toEqual([css, undefined]);
    for (const css of ['p:has(b){color:red}', 'p:hover{display:none}', 'p::before{display:none}', 'p:before{display:none}', 'p:-moz-x{display:none}', '.q{display:none}']) expect([css, told(css)]).toEqual([css, undefined]);
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
    ['compound selectors', `${Array.from({ length: 200_000 }, (_, at) => `.a.q${at}`).join(',')}{display:none}`],
    ['selectors of what stands around', `.q ${'* '.repeat(1_000_000)}p{display:none}`],
    ['selectors that nearly mean it', '.q *>*>*>p{display:none}'.repeat(100_000)],
    ['selectors of attributes', `${Array.from({ length: 200_000 }, (_, at) => `[class="${at}"]`).join(',')}{display:none}`],
    ['lists of what is not meant', `p:not(${Array.from({ length: 300_000 }, (_, at) => `.q${at}`).join(',')},.a){display:none}`],
    ['long selectors', `${`.q ${'* '.repeat(2400)}p,`.repeat(800)}.q{display:none}`],
    ['selectors of what stands before', `.q${' ~ *'.repeat(2400)}{display:none}`.repeat(100)],
    ['places', `p${':nth-child(2n+ '.repeat(200_000)}`],
    ['lists in lists', `p${':not(:is('.repeat(400_000)}`],
    ['more than is read', `/*${'x'.repeat(5_000_000)}*/.a{display:none}`],
  ])('of %s is read at once, and hides nothing more', (_what, css) => {
    const start = performance.now();
    const { text } = htmlText(`<!doctype html><style>${css}</style><p class="a">Words`);
    expect(text).toBe('Words\n');
    expect(performance.now() - start).toBeLessThan(4000);
  });

  it('is compared with many elements for a while, and what comes then is read', () => {
    const css = Array.from({ length: 20_000 }, (_, at) => `.z${at} p.a{display:none}`).join('');
    const start = performance.now();
    const { text } = htmlText(`<!doctype html><style>${css}</style>${'<div>'.repeat(200)}${'<p class="a">Words'.repeat(2000)}`);
    expect(text.match(/Words/g)).toHaveLength(2000);
    expect(performance.now() - start).toBeLessThan(4000);
  });

  it.each([['.q ~ p', 100_000], ['.q ~ i ~ p', 100_000], ['.q + p', 100_000]])('%s is looked for among many siblings once', (selector, count) => {
    const start = performance.now();
    const { text } = htmlText(`<!doctype html><style>${selector}{display:none}.a{display:none}</style>${'<p>Words'.repeat(count)}<p class="a">Ignore`);
    expect([text.match(/Words/g)?.length, text.includes('Ignore')]).toEqual([count, false]);
    expect(performance.now() - start).toBeLessThan(4000);
  });

  it('never throws, and words of elements without a class, an id or a style stay', () => {
    const pieces = fc.array(fc.constantFrom('.a', '#i', '[a=b]', ':not(', ':is(', '>', '+', '~', ':first-child', ':nth-child(2n+2)', '{', '}', 'display:none', ';', '"', "'", '/*', '*/', '\\', '@media', '@media screen', ',', 'url(', ')', '!important', 'visibility:hidden', ' ', '\n', '<!--', '-->'), { maxLength: 25 });
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
