// SPDX-License-Identifier: Apache-2.0

import { Message } from './message.component.js';

export * from './message.component.js';

if (!customElements.get('entente-message')) {
  customElements.define('entente-message', Message);
}

declare global {
  interface HTMLElementTagNameMap {
    'entente-message': Message;
  }
}
