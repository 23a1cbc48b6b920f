// SPDX-License-Identifier: Apache-2.0

/** A headless Chromium: the one of the npm package, else the one that the system or `ENTENTE_CHROMIUM` has. */

import { existsSync } from 'node:fs';
import { chromium as playwright } from 'playwright-core';

/** Without the packaged flags: they put all pages into one process, which does not bear several people at once. */
const PLAIN = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export async function launchBrowser() {
  const own = process.env.ENTENTE_CHROMIUM;
  if (own) {
    return playwright.launch({ executablePath: own, args: PLAIN });
  }
  try {
    const { default: packaged } = await import('@sparticuz/chromium');
    return await playwright.launch({ executablePath: await packaged.executablePath(), args: PLAIN });
  } catch (failure) {
    const system = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) => existsSync(path));
    if (!system) {
      throw new Error(`No Chromium here: set ENTENTE_CHROMIUM to its path. (${failure.message})`);
    }
    return playwright.launch({ executablePath: system, args: PLAIN });
  }
}
