// What has to be there before anything can be measured. Each step does nothing where it was done before.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { execPath, platform } from 'node:process';
import { benchFolder, rootFolder } from './paths.mjs';

/** @param {string} command @param {readonly string[]} words */
function runOrThrow(command, words, shell = false) {
  const { status, error } = spawnSync(command, words, { cwd: rootFolder, stdio: 'inherit', shell });
  if (status !== 0) throw error ?? new Error(`${command} ${words.join(' ')} ended with ${status}`);
}

/** @param {string} file @returns {Record<string, { version?: string, optional?: boolean }> | null} */
function packagesOf(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : null;
}

/** Whether node_modules holds what the lockfile says; npm keeps a copy of what it installed. */
function isInstalled() {
  const wanted = packagesOf(join(benchFolder, 'package-lock.json')) ?? {};
  const present = packagesOf(join(benchFolder, 'node_modules', '.package-lock.json'));
  return (
    present !== null &&
    Object.entries(wanted).every(([path, { version, optional }]) => path === '' || optional || present[path]?.version === version)
  );
}

/** The packages of this folder, by its own lockfile. */
export function install() {
  if (isInstalled()) return;
  console.log('Installing the packages of the benchmark …');
  runOrThrow('npm', ['ci', '--prefix', 'bench', '--no-audit', '--no-fund'], platform === 'win32');
}

export function buildVocabularies() {
  runOrThrow(execPath, [join('scripts', 'build-vocabulary.mjs')]);
}

export function findBrowser() {
  runOrThrow(execPath, [join('scripts', 'browsers.mjs')]);
}
