// SPDX-License-Identifier: Apache-2.0

import { Composer } from './composer.component.js';

export * from './composer.component.js';

if (!customElements.get('entente-composer')) {
  customElements.define('entente-composer', Composer);
}

declare global {
  interface HTMLElementTagNameMap {
    'entente-composer': Composer;
  }
}
