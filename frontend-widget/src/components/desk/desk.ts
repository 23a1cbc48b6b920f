// SPDX-License-Identifier: Apache-2.0

import { Desk } from './desk.component.js';

export * from './desk.component.js';

if (!customElements.get('entente-desk')) {
  customElements.define('entente-desk', Desk);
}

declare global {
  interface HTMLElementTagNameMap {
    'entente-desk': Desk;
  }
}
