// SPDX-License-Identifier: Apache-2.0

import { Proposals } from './proposals.component.js';

export * from './proposals.component.js';

if (!customElements.get('entente-proposals')) {
  customElements.define('entente-proposals', Proposals);
}

declare global {
  interface HTMLElementTagNameMap {
    'entente-proposals': Proposals;
  }
}
