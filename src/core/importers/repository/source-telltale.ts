// Whether a folder holds somebody's source, by the names that stand in it: most of what lies there is then not meant for a prompt.
import { pruneOf } from './default-prunes';
import type { FileNode, FolderNode } from './folder-node';

/** Files that say how a project is built, or what of it is not kept. */
const MANIFESTS: ReadonlySet<string> = new Set(['.gitignore', 'package.json', 'pyproject.toml', 'setup.py', 'Cargo.toml', 'go.mod', 'pom.xml', 'build.gradle', 'build.gradle.kts', 'composer.json', 'Gemfile', 'CMakeLists.txt', 'mix.exs', 'Package.swift']);
const SOLUTION = /\.(?:sln|csproj)$/i;

/** Looks at the folder and those directly in it. */
export async function looksLikeSource(root: FolderNode): Promise<boolean> {
  const nodes = await root.list();
  if (nodes.some(isTelltale)) return true;
  for (const node of nodes) if (node.kind === 'folder' && (await node.list()).some(isTelltale)) return true;
  return false;
}

function isTelltale({ kind, name }: FileNode | FolderNode): boolean {
  if (kind === 'file') return MANIFESTS.has(name) || SOLUTION.test(name);
  const prune = pruneOf(name, true);
  // A folder called "vendor" may be anything.
  return prune === 'version-control' || name === 'node_modules';
}
