// What is done to the code of workers while it is bundled.

const MAKES_CODE = /\b(?:new )?(?<![.$])Function\(/g;

/**
 * pdf.js tries whether it may make code from text, and would for one kind of drawing; what it brings along for older browsers
 * would where it does not find the global object. The policy refuses that; without the
 * call there is nothing to refuse, and the built files can be shown to make none. All of it is written in ASCII, as a browser
 * keeps and reads such code in half the memory.
 * @returns {import('vite').Plugin}
 */
export function workerCode() {
  return {
    name: 'contextscope:worker-code',
    transform(code, id) {
      if (!id.includes('pdfjs-dist/legacy/build/') || !MAKES_CODE.test(code)) return null;
      return { code: `${code.replace(MAKES_CODE, 'refuseCode(')}\nfunction refuseCode() { throw new EvalError('No code is made from text'); }\n`, map: null };
    },
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (file.type === 'chunk') file.code = file.code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
      }
    },
  };
}
