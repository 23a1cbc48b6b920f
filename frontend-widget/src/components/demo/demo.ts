// SPDX-License-Identifier: Apache-2.0

import { Demo } from './demo.component.js';

export * from './demo.component.js';

if (!customElements.get('entente-demo')) {
  customElements.define('entente-demo', Demo);
}

declare global {
  interface HTMLElementTagNameMap {
    'entente-demo': Demo;
  }
}
