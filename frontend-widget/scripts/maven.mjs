// SPDX-License-Identifier: Apache-2.0

/** What the Maven build calls: installs where needed, then builds. */

import { prepare } from './prepare.mjs';

try {
  prepare({ withTests: false });
  const { build } = await import('./build.mjs');
  await build();
} catch (failure) {
  console.error(`Front end: ${failure.message}`);
  process.exit(1);
}
