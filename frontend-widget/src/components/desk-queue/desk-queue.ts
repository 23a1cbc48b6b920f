// SPDX-License-Identifier: Apache-2.0

import { DeskQueue } from './desk-queue.component.js';

export * from './desk-queue.component.js';

if (!customElements.get('entente-desk-queue')) {
  customElements.define('entente-desk-queue', DeskQueue);
}

declare global {
  interface HTMLElementTagNameMap {
    'entente-desk-queue': DeskQueue;
  }
}
