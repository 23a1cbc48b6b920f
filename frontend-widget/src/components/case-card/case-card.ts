// SPDX-License-Identifier: Apache-2.0

import { CaseCard } from './case-card.component.js';

export * from './case-card.component.js';

if (!customElements.get('entente-case-card')) {
  customElements.define('entente-case-card', CaseCard);
}

declare global {
  interface HTMLElementTagNameMap {
    'entente-case-card': CaseCard;
  }
}
