// SPDX-License-Identifier: Apache-2.0

import { RewordingPanel } from './rewording.component.js';

export * from './rewording.component.js';

if (!customElements.get('entente-rewording')) {
  customElements.define('entente-rewording', RewordingPanel);
}

declare global {
  interface HTMLElementTagNameMap {
    'entente-rewording': RewordingPanel;
  }
}
