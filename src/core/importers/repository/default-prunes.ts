// Folders that hardly anybody means to put into a prompt, by their names, each with the reason that is told.

/** Why something of a folder is not part of what is counted. */
export const LEFT_OUT_REASONS = {
  gitignore: '.gitignore',
  'version-control': 'version control',
  dependencies: 'dependencies',
  'build-output': 'build output',
  cache: 'cache',
  binary: 'not text',
  undecodable: 'text in another encoding',
  'too-large': 'too large',
  unreadable: 'could not be read',
  'too-deep': 'too deep',
  'too-many': 'too many files',
  'bad-path': 'path that leads nowhere',
  link: 'link',
  repeated: 'replaced by a later file of its path',
} as const;
export type LeftOutReason = keyof typeof LEFT_OUT_REASONS;

const BY_NAME: Readonly<Partial<Record<LeftOutReason, readonly string[]>>> = {
  'version-control': ['.git', '.hg', '.svn', '.bzr', '.jj', '_darcs', 'CVS', '.fossil', '.pijul'],
  dependencies: ['node_modules', 'bower_components', 'jspm_packages', 'vendor', '.venv', 'venv', 'virtualenv', 'site-packages', '__pypackages__', 'Pods', 'Carthage', '.bundle', '.pnpm-store', 'elm-stuff', '.eggs'],
  'build-output': ['dist', 'build', 'out', 'target', '.next', '.nuxt', '.output', '.svelte-kit', '.vercel', '.netlify', 'DerivedData', 'storybook-static', 'coverage', '.nyc_output', 'htmlcov'],
  cache: ['__pycache__', '.cache', '.parcel-cache', '.turbo', '.pytest_cache', '.mypy_cache', '.ruff_cache', '.tox', '.nox', '.gradle', '.terraform', '.eslintcache', '.ipynb_checkpoints', '.sass-cache'],
};

const REASON_OF = new Map(Object.entries(BY_NAME).flatMap(([reason, names]) => names.map((name) => [name, reason as LeftOutReason] as const)));

/** Why a folder, or a file that stands for one as `.git` does in a worktree, is left out by its name alone; null: it is not. */
export function pruneOf(name: string, isFolder: boolean): LeftOutReason | null {
  const reason = REASON_OF.get(name) ?? null;
  return isFolder || reason === 'version-control' ? reason : null;
}
