// SPDX-License-Identifier: Apache-2.0

/** A page in headless Chromium that serves a bundle under a strict Content-Security-Policy, without a network. */

import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { launchBrowser } from './browser.mjs';

export const root = fileURLToPath(new URL('..', import.meta.url));
const ORIGIN = 'http://entente.test';
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'";

export async function bundle(entry) {
  const built = await build({
    absWorkingDir: root,
    stdin: { contents: entry, resolveDir: root, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    target: ['es2022'],
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  return built.outputFiles[0].text;
}

function picture(name) {
  const hue = [...name].reduce((sum, letter) => sum + letter.charCodeAt(0) * 7, 0) % 360;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 90"><rect width="120" height="90" fill="hsl(${hue} 24% 72%)"/>
    <path d="M36 62 50 26h20l14 36z" fill="hsl(${hue} 30% 88%)"/><path d="m58 26 6 14-8 8 6 14" stroke="#333" fill="none" stroke-width="2"/></svg>`;
}

export async function openPage({ script, style = '', viewport, deviceScaleFactor = 1 }) {
  const browser = await launchBrowser();
  const context = await browser.newContext({ viewport, deviceScaleFactor, timezoneId: 'Europe/Paris' });
  const page = await context.newPage();
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
    <link rel="stylesheet" href="/page.css"><title>Entente</title></head><body><script type="module" src="/script.js"></script></body></html>`;
  await page.route(`${ORIGIN}/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/script.js') {
      return route.fulfill({ contentType: 'text/javascript', body: script });
    }
    if (pathname === '/page.css') {
      return route.fulfill({ contentType: 'text/css', body: style });
    }
    if (pathname.startsWith('/photos/')) {
      return route.fulfill({ contentType: 'image/svg+xml', body: picture(pathname) });
    }
    return route.fulfill({ contentType: 'text/html', headers: { 'Content-Security-Policy': POLICY }, body: html });
  });
  const failures = [];
  page.on('pageerror', (error) => failures.push(String(error)));
  await page.goto(`${ORIGIN}/`);
  return { browser, page, failures };
}
