// SPDX-License-Identifier: Apache-2.0

import { OutcomeCard } from './outcome.component.js';

export * from './outcome.component.js';

if (!customElements.get('entente-outcome')) {
  customElements.define('entente-outcome', OutcomeCard);
}

declare global {
  interface HTMLElementTagNameMap {
    'entente-outcome': OutcomeCard;
  }
}
