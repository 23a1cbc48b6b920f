// SPDX-License-Identifier: Apache-2.0

import { ThreadLog } from './thread-log.component.js';

export * from './thread-log.component.js';

if (!customElements.get('entente-thread-log')) {
  customElements.define('entente-thread-log', ThreadLog);
}

declare global {
  interface HTMLElementTagNameMap {
    'entente-thread-log': ThreadLog;
  }
}
