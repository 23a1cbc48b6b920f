// SPDX-License-Identifier: Apache-2.0

/** Installs what the lock file names, and only when something is missing or older than the lock. */

import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const NODE_MAJOR_MIN = 20;

export function prepare({ withTests }) {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < NODE_MAJOR_MIN) {
    throw new Error(`The front end is built with Node ${NODE_MAJOR_MIN} or newer; this is ${process.version}.`);
  }
  const marker = join(root, 'node_modules', '.package-lock.json');
  const tool = join(root, 'node_modules', withTests ? 'playwright-core' : 'esbuild');
  const fresh = existsSync(marker) && statSync(marker).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs;
  if (fresh && existsSync(tool)) {
    return;
  }
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const omit = withTests || existsSync(join(root, 'node_modules', 'playwright-core')) ? [] : ['--omit=dev'];
  const options = { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32' };
  const { status } = spawnSync(npm, ['ci', '--no-audit', '--no-fund', '--loglevel=error', ...omit], options);
  if (status !== 0) {
    throw new Error('npm ci failed: the front end needs Node 20 or newer with npm, and the npm registry or its cache.');
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  prepare({ withTests: process.argv.includes('--with-tests') });
}
