import { expect, it } from 'vitest';
import { lastOf } from '@/core/importers/steps';
import { chosen, FolderTree, treeSumsInSteps } from './folder-tree';
import { hasSecretName, secretNamesWords } from './secret-names';

it('knows files of secrets by their names, wherever they lie, and no examples of them', () => {
  for (const name of ['.env', '.env.local', '.ENV', 'app/.env.production', 'deploy/key.pem', 'id_rsa', '.ssh/id_ed25519', 'a.p12', 'b.PFX', 'my.keystore', '.npmrc', '.netrc', '.pgpass', 'credentials.json', '.htpasswd']) expect(hasSecretName(name), name).toBe(true);
  for (const name of ['.env.example', '.env.sample', '.env.template', '.env.local.example', '.envrc', 'my.env', 'environment.ts', 'pem', 'key.pem.md', 'id_rsa.pub', 'credentials.ts', '.env/readme.md', '']) expect(hasSecretName(name), name).toBe(false);
});

it('names them', () => {
  expect(secretNamesWords(['.env'], 'file')).toBe('1 file has the name of a secret: .env');
  expect(secretNamesWords(['.env', 'key.pem'], 'part')).toBe('2 parts have names of secrets: .env and key.pem');
});

it('are those of the files of a folder that are chosen, and are text', () => {
  const tree = new FolderTree('root');
  const file = { kind: 'file', name: '', open: () => Promise.reject(new Error('It is not opened.')) } as const;
  const [env, , key] = ['.env', 'a.md', 'key.pem', 'store.p12'].map((name) => tree.add(0, name, name, file));
  tree.refuse(3 + 1, 'binary');
  const secretsOf = (said: ReadonlyMap<string, boolean>, wanted?: Uint8Array) => lastOf(treeSumsInSteps(tree, said, wanted)).secrets;
  expect(secretsOf(new Map())).toEqual([env, key]);
  expect(secretsOf(chosen(new Map(), '.env', false))).toEqual([key]);
  expect(secretsOf(new Map(), Uint8Array.of(1, 1, 1, 0, 1))).toEqual([env]);
});
