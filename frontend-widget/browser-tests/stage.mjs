// SPDX-License-Identifier: Apache-2.0

/** People in front of browsers: each has a context of their own, as on a device of their own. */

import { launchBrowser } from '../scripts/browser.mjs';
import { BASE, token } from './marketplace.mjs';

const PATIENCE_MS = Number(process.env.ENTENTE_BROWSER_PATIENCE_MS ?? 30_000);
const PHONE = { width: 375, height: 740 };
const DESKTOP = { width: 1280, height: 860 };
const POLICY = [
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'",
  `connect-src 'self' ${BASE.replace(/^http/, 'ws')}`,
  "require-trusted-types-for 'script'; trusted-types lit-html",
].join('; ');

export async function openStage() {
  const browser = await launchBrowser();
  return {
    browser,
    close: () => browser.close(),
    clear: () => Promise.all(browser.contexts().map((context) => context.close())),
  };
}

/** A page of the marketplace with the widget on it, on the person's own device. */
export async function openWidget(stage, person, orderId, { phone = false, socket = true } = {}) {
  const page = await newPage(stage, phone ? PHONE : DESKTOP);
  if (!socket) {
    await page.routeWebSocket(/\/ws$/, (blocked) => blocked.close());
  }
  await host(page, `<entente-chat order="${orderId}"></entente-chat>`, '/widget/entente.js', person, 'entente-chat');
  return page;
}

/** The agent's desk, signed in as this agent. */
export async function openDesk(stage, agent) {
  const page = await newPage(stage, { width: 1360, height: 860 });
  await host(page, '<entente-desk></entente-desk>', '/assets/desk.js', agent, 'entente-desk');
  return page;
}

export async function newPage(stage, viewport) {
  const context = await stage.browser.newContext({ viewport, timezoneId: 'Europe/Paris' });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  page.violations = [];
  page.received = [];
  page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => page.received.push(String(payload))));
  await page.exposeFunction('violated', (text) => page.violations.push(text));
  await page.addInitScript(() =>
    document.addEventListener('securitypolicyviolation', (event) =>
      globalThis.violated(`${event.effectiveDirective} ${event.blockedURI} ${event.sample}`),
    ),
  );
  page.on('console', (message) => {
    if (/Content Security Policy|Refused to/.test(message.text())) {
      page.violations.push(message.text());
    }
  });
  page.on('pageerror', (error) => page.violations.push(String(error)));
  return page;
}

/** A host page under a strict policy; it answers the widget's wish for a token by a callback. */
async function host(page, element, script, person, tag) {
  await page.exposeFunction('freshToken', () => token(person));
  const starter = `customElements.whenDefined('${tag}').then(() => {
    document.querySelector('${tag}').tokenProvider = () => globalThis.freshToken();
  });`;
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Shop</title><link rel="stylesheet" href="/assets/page.css"><script type="module" src="${script}"></script>
    <script type="module" src="/host-starter.js"></script></head><body>${element}</body></html>`;
  await page.route(`${BASE}/host.html`, (route) =>
    route.fulfill({ contentType: 'text/html', headers: { 'Content-Security-Policy': POLICY }, body: html }),
  );
  await page.route(`${BASE}/host-starter.js`, (route) => route.fulfill({ contentType: 'text/javascript', body: starter }));
  await page.goto(`${BASE}/host.html`);
}

/** Writes and sends, in a page or in a part of one. */
export async function write(place, text) {
  const field = place.locator('entente-composer textarea:not([disabled])');
  await field.fill(text);
  await field.press('Enter');
}

export async function choose(page, option) {
  await page.locator(`entente-question [data-option="${option}"]`).click();
}

/** Ticks several options and confirms them. */
export async function chooseAll(page, options) {
  for (const option of options) {
    await page.locator(`entente-question [data-option="${option}"]`).check();
  }
  await page.locator('entente-question [data-action="confirm"]').click();
}

export async function sees(page, text) {
  await page.getByText(text).last().waitFor();
}

/** Photos of a broken lamp, drawn by the browser itself: real JPEG files. */
export async function photoFiles(page, count) {
  const images = await page.evaluate(async (wanted) => {
    const drawn = [];
    for (let index = 0; index < wanted; index += 1) {
      const canvas = document.createElement('canvas');
      canvas.width = 640;
      canvas.height = 480;
      const pen = canvas.getContext('2d');
      pen.fillStyle = `hsl(${40 + index * 60} 40% 70%)`;
      pen.fillRect(0, 0, 640, 480);
      pen.fillStyle = 'black';
      pen.fillRect(200 + index * 40, 80, 24, 320);
      drawn.push(canvas.toDataURL('image/jpeg', 0.9).split(',')[1]);
    }
    return drawn;
  }, count);
  return images.map((data, index) => ({
    name: `lampe-${index + 1}.jpg`,
    mimeType: 'image/jpeg',
    buffer: Buffer.from(data, 'base64'),
  }));
}

export async function sendPhotos(page, count) {
  await page.locator('input#photos').setInputFiles(await photoFiles(page, count));
  await page.locator('entente-uploads [data-action="send-photos"]:not([disabled])').click();
}
