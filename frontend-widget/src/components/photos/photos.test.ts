// SPDX-License-Identifier: Apache-2.0

import { deep, deepAll, equal, ok, test, until } from '../../testing/harness.js';
import './photos.js';
import type { PhotoGallery } from './photos.js';

async function gallery(urls: string[]): Promise<PhotoGallery> {
  const element = document.createElement('entente-photos');
  element.photos = urls.map((url, index) => ({ photo_id: `p${index}`, url, width: 120, height: 90 }));
  document.body.append(element);
  await element.updateComplete;
  return element;
}

test('opens a thumbnail in full and closes by the keyboard', async () => {
  const element = await gallery(['/photos/a', '/photos/b']);
  deepAll('.thumbnail', element.shadowRoot!)[1]!.click();
  const dialog = deep<HTMLDialogElement>('dialog', element.shadowRoot!)!;
  await until(() => dialog.open);
  ok(dialog.querySelector('img')!.src.endsWith('/photos/b'), 'the second photo');

  dialog.close();
  await until(() => !dialog.querySelector('img'));
});

test('asks once for a fresh address when one has run out', async () => {
  const element = await gallery(['/photos/a']);
  const gone: string[] = [];
  element.addEventListener('entente-photo-gone', (event) => gone.push((event as CustomEvent<string>).detail));
  const image = deep('img', element.shadowRoot!)!;
  image.dispatchEvent(new Event('error'));
  image.dispatchEvent(new Event('error'));

  equal(gone, ['p0']);
});

test('gives each thumbnail words for those who do not see it', async () => {
  const element = await gallery(['/photos/a', '/photos/b']);

  equal(
    deepAll('.thumbnail', element.shadowRoot!).map((button) => button.getAttribute('aria-label')),
    ['Photo 1 of 2, open in full', 'Photo 2 of 2, open in full'],
  );
});
