// SPDX-License-Identifier: Apache-2.0

import { deep, deepAll, equal, ok, test, textOf, until } from '../../testing/harness.js';
import { ALICE, ScriptedServer } from '../../testing/scripted-server.js';
import { Unreachable } from '../../transport/rest.js';
import { Words } from '../../words/words.js';
import { Upload } from './upload.js';
import './uploads.js';
import type { Uploads } from './uploads.js';

function tray(server: ScriptedServer, ...names: string[]): Uploads {
  const element = document.createElement('entente-uploads');
  element.words = new Words('fr');
  element.uploads = names.map((name) => new Upload(server, 'c', new File(['x'], name), () => (element.version += 1)));
  document.body.append(element);
  return element;
}

test('says why a file was refused, in the language of the reader', async () => {
  const element = tray(new ScriptedServer(ALICE), 'facture.exe');
  const alert = await until(() => deep('[role=alert]', element.shadowRoot!));

  ok(alert.textContent!.includes('Ce fichier n’est pas une photo lisible'), alert.textContent!);
});

test('sends nothing before all uploads have ended', async () => {
  const server = new ScriptedServer(ALICE);
  let finish: () => void = () => undefined;
  const upload = server.upload.bind(server);
  server.upload = async (path, file, name, progress) => {
    progress(0.4);
    if (name === 'b.jpg') {
      await new Promise<void>((resolve) => (finish = resolve));
    }
    return upload(path, file, name, progress);
  };
  const element = tray(server, 'a.jpg', 'b.jpg');
  const send = await until(() => deep<HTMLButtonElement>('[data-action=send-photos]', element.shadowRoot!));
  ok(send.disabled, 'one is on its way');
  equal(deep<HTMLProgressElement>('progress', element.shadowRoot!)?.value, 0.4);

  finish();
  await until(() => !send.disabled);
});

test('can be tried again after the connection was lost', async () => {
  const server = new ScriptedServer(ALICE);
  const upload = server.upload.bind(server);
  server.upload = () => Promise.reject(new Unreachable());
  const element = tray(server, 'a.jpg');
  const retry = await until(() => deep<HTMLElement>('[data-state=unreachable] .link', element.shadowRoot!));
  server.upload = upload;
  retry.click();
  await until(() => deep('[data-state=ready]', element.shadowRoot!));
});

test('offers a way to take a photo back', async () => {
  const element = tray(new ScriptedServer(ALICE), 'a.jpg');
  const removed: unknown[] = [];
  element.addEventListener('entente-remove-upload', (event) => removed.push((event as CustomEvent).detail));
  const button = await until(() =>
    deepAll('button', element.shadowRoot!).find((found) => found.getAttribute('aria-label') === 'Retirer a.jpg'),
  );
  button.click();

  equal(removed.length, 1);
  ok(textOf(element).includes('a.jpg'), 'its name is shown');
});
