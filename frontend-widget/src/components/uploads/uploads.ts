// SPDX-License-Identifier: Apache-2.0

import { Uploads } from './uploads.component.js';

export * from './uploads.component.js';

if (!customElements.get('entente-uploads')) {
  customElements.define('entente-uploads', Uploads);
}

declare global {
  interface HTMLElementTagNameMap {
    'entente-uploads': Uploads;
  }
}
