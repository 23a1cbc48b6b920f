// SPDX-License-Identifier: Apache-2.0

import { Chat } from './chat.component.js';

export * from './chat.component.js';

if (!customElements.get('entente-chat')) {
  customElements.define('entente-chat', Chat);
}

declare global {
  interface HTMLElementTagNameMap {
    'entente-chat': Chat;
  }
}
