// SPDX-License-Identifier: Apache-2.0

/** The shape of the house: what a type checker does not see. All complaints at once, with file and line. */

import { readdir, readFile, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const LINES_MAX = 450;
const COLUMNS_MAX = 180;
const complaints = [];

const RULES = [
  { bad: /\bstyle=/, why: 'no inline styles: a strict Content-Security-Policy refuses them', in: /\.component\.ts$/ },
  { bad: /unsafeHTML|innerHTML|insertAdjacentHTML/, why: 'no markup from strings', in: /\.ts$/ },
  {
    bad: /#[0-9a-f]{3,8}\b|\b(?:rgb|hsl)a?\(/i,
    why: 'colours stand in design/tokens.ts alone',
    in: /components\/.*\.ts$|controls\.ts$/,
  },
  { bad: /\bany\b(?=[;,)>[\]])/, why: 'no any', in: /\.ts$/ },
  { bad: /TODO|FIXME|console\.log/, why: 'nothing unfinished', in: /\.ts$/ },
];

async function filesIn(folder) {
  const entries = await readdir(folder, { withFileTypes: true });
  const found = await Promise.all(
    entries.map((entry) => (entry.isDirectory() ? filesIn(join(folder, entry.name)) : [join(folder, entry.name)])),
  );
  return found.flat();
}

function complain(file, line, why) {
  complaints.push(`${relative(root, file)}:${line}: ${why}`);
}

async function checkSource(file) {
  const lines = (await readFile(file, 'utf8')).split('\n');
  if (lines[0] !== '// SPDX-License-Identifier: Apache-2.0') {
    complain(file, 1, 'the licence line is missing');
  }
  if (lines.length > LINES_MAX) {
    complain(file, lines.length, `more than ${LINES_MAX} lines`);
  }
  lines.forEach((line, index) => {
    RULES.filter((rule) => rule.in.test(file) && rule.bad.test(line)).forEach((rule) => complain(file, index + 1, rule.why));
    if (line.length > COLUMNS_MAX) {
      complain(file, index + 1, `more than ${COLUMNS_MAX} columns`);
    }
  });
}

async function checkComponents() {
  const folder = join(root, 'src/components');
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) {
      for (const end of ['.component.ts', '.styles.ts', '.ts', '.test.ts']) {
        const file = join(folder, entry.name, entry.name + end);
        await stat(file).catch(() => complain(file, 1, 'a component is a class, a registration, styles and a test'));
      }
    }
  }
}

async function checkMessages() {
  const folder = join(root, 'src/words/messages');
  const [en, fr] = await Promise.all(
    ['en', 'fr'].map(async (name) => JSON.parse(await readFile(join(folder, `${name}.json`), 'utf8'))),
  );
  const slots = (text) =>
    [...text.matchAll(/\{\w+\}/g)]
      .map(([slot]) => slot)
      .sort()
      .join();
  for (const key of new Set([...Object.keys(en), ...Object.keys(fr)])) {
    if (!(key in en) || !(key in fr)) {
      complain(join(folder, 'fr.json'), 1, `${key} is not in both languages`);
    } else if (slots(en[key]) !== slots(fr[key])) {
      complain(join(folder, 'fr.json'), 1, `${key} has other slots than in English`);
    }
  }
}

const sources = (await filesIn(join(root, 'src'))).filter((file) => file.endsWith('.ts'));
const scripts = [...(await filesIn(join(root, 'scripts'))), ...(await filesIn(join(root, 'browser-tests')))];
await Promise.all([...sources, ...scripts.filter((file) => file.endsWith('.mjs'))].map(checkSource));
await checkComponents();
await checkMessages();
if (complaints.length > 0) {
  console.error(complaints.sort().join('\n'));
  process.exit(1);
}
