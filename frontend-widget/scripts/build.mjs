// SPDX-License-Identifier: Apache-2.0

/** Bundles the widget, the desk and the demo page into `dist/`. Does nothing when nothing has changed. */

import { cp, mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');
const stamp = join(dist, '.built');
const inputs = ['src', 'pages', 'scripts/build.mjs', 'package-lock.json', 'tsconfig.json'];

const bundles = [
  { entry: 'src/entry/widget.ts', to: 'widget/entente.js' },
  { entry: 'src/entry/desk.ts', to: 'assets/desk.js' },
  { entry: 'src/entry/demo.ts', to: 'assets/demo.js' },
];

async function newest(path) {
  const found = await stat(path);
  if (!found.isDirectory()) {
    return found.mtimeMs;
  }
  const times = await Promise.all((await readdir(path)).map((name) => newest(join(path, name))));
  return Math.max(found.mtimeMs, ...times);
}

async function isUpToDate() {
  const built = await stat(stamp).catch(() => undefined);
  if (!built) {
    return false;
  }
  const times = await Promise.all(inputs.map((input) => newest(join(root, input))));
  return Math.max(...times) < built.mtimeMs;
}

export async function build() {
  if (await isUpToDate()) {
    return false;
  }
  const { build: bundle } = await import('esbuild');
  await rm(dist, { recursive: true, force: true });
  await mkdir(dist, { recursive: true });
  await Promise.all([
    cp(join(root, 'pages'), dist, { recursive: true }),
    ...bundles.map(({ entry, to }) =>
      bundle({
        absWorkingDir: root,
        entryPoints: [entry],
        outfile: join('dist', to),
        bundle: true,
        minify: true,
        format: 'esm',
        target: ['es2022'],
        charset: 'utf8',
        legalComments: 'linked',
        logLevel: 'warning',
      }),
    ),
  ]);
  await writeFile(stamp, '');
  return true;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await build();
}
