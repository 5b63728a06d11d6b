// The house rules as functions of one file's text, so that they can be tried on planted violations.

export interface SourceFile {
  /** From the project's root, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

const MAX_LINES = 300;
/** Of a format of requests or transcripts: what it shares with others, or reads of a message, is a file of its own. */
const MAX_FORMAT_LINES = 80;

/** Rooms that a room may import; a feature's own folder is reached through './'. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  core: ['core'],
  workers: ['core', 'workers'],
  state: ['core', 'workers', 'state'],
  ui: ['core', 'ui'],
  features: ['core', 'state', 'ui'],
  app: ['core', 'workers', 'state', 'ui', 'features', 'app'],
};

/** Files that are data or text in the form of code; their length says nothing about their design. */
const DATA = /(^src\/core\/catalog\/models\.ts$)|(\/sample[^/]*\.ts$)|(\.data\.ts$)/;

const isTest = (path: string): boolean => path.startsWith('src/test/') || /\.test\.tsx?$/.test(path);

/** What the registry of formats calls for one of them. */
const isFormat = ({ path, text }: SourceFile): boolean => /^src\/core\/importers\/formats\/(?!registry)/.test(path) && /^export function import[A-Z].*: Imported \| null/m.test(text);

/** The addresses of all imports, dynamic ones and re-exports included. */
function importsOf(text: string): string[] {
  const pattern = /(?:\bfrom\s*|\bimport\s*\(?\s*)(['"])([^'"\n]+)\1/g;
  return [...text.matchAll(pattern)].flatMap((match) => match[2] ?? []);
}

/** The house rules that a file breaks, as "path: rule". The rules on imports and sources of chance spare tests. */
export function breaches(file: SourceFile): string[] {
  const { path, text } = file;
  const room = path.split('/')[1] ?? '';
  const found = new Set<string>();

  if (!isTest(path)) {
    const allowed = MAY_IMPORT[room];
    for (const address of importsOf(text)) {
      if (/^(\.\/)*\.\.\//.test(address)) found.add('leaves its folder by ..');
      const target = /^@\/([^/]+)\//.exec(address)?.[1];
      if (target !== undefined && allowed?.includes(target) === false) found.add(`${room} imports ${target}`);
    }
    if (room === 'core') {
      if (/\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\b/.test(withoutComments(text))) found.add('reads the clock');
      // What shares the work is made of all the rest, and nothing of it is made of that.
      if (!path.startsWith('src/core/share/') && importsOf(text).some((address) => address.startsWith('@/core/share/'))) found.add('imports what shares it');
      if (/\bMath\.random\b/.test(withoutComments(text))) found.add('is random');
    }
    const lines = text.split('\n').length - 1;
    if (lines > MAX_LINES && !DATA.test(path)) found.add(`is longer than ${MAX_LINES} lines`);
    if (isFormat(file) && lines > MAX_FORMAT_LINES) found.add(`is a format of more than ${MAX_FORMAT_LINES} lines`);
  }
  if (/(^|\/)index\.tsx?$/.test(path)) found.add('is a barrel');
  if (/\b(TODO|FIXME)\b/.test(text) && !path.startsWith('src/test/')) found.add('leaves work to be done');
  return [...found].map((rule) => `${path}: ${rule}`);
}

/** Comments may speak of what the code must not do. A "//" inside a string is cut too, which only loses text. */
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '');
}
