// Files that hold keys and passwords by convention, told by their names alone: nothing is looked for in their texts.
import { namesInWords } from '@/core/name-list';

const NAMES = new Set(['id_rsa', 'id_ed25519', '.npmrc', '.netrc', '.pgpass', 'credentials.json', '.htpasswd']);
const ENDINGS = ['.pem', '.p12', '.pfx', '.keystore'];
const ENVIRONMENT = /^\.env(?:\.|$)/;
/** Of files that show which variables there are, without their values. */
const EXAMPLE = /\.(?:example|sample|template)$/;

/** Whether a file is called as those are that hold secrets, such as ".env" and "deploy/key.pem", in any case of letters. `path`: folders before the name say nothing. */
export function hasSecretName(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
  return NAMES.has(name) || ENDINGS.some((ending) => name.endsWith(ending)) || (ENVIRONMENT.test(name) && !EXAMPLE.test(name));
}

/** "2 files have names of secrets: .env and key.pem". `what`: one of them, such as "file"; there is one at least. */
export function secretNamesWords(names: readonly string[], what: string): string {
  return `${names.length === 1 ? `1 ${what} has the name of a secret` : `${names.length} ${what}s have names of secrets`}: ${namesInWords(names)}`;
}
