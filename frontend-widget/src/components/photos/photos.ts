// SPDX-License-Identifier: Apache-2.0

import { PhotoGallery } from './photos.component.js';

export * from './photos.component.js';

if (!customElements.get('entente-photos')) {
  customElements.define('entente-photos', PhotoGallery);
}

declare global {
  interface HTMLElementTagNameMap {
    'entente-photos': PhotoGallery;
  }
}
