// SPDX-License-Identifier: Apache-2.0

import { CaseSummary } from './case-summary.component.js';

export * from './case-summary.component.js';

if (!customElements.get('entente-case-summary')) {
  customElements.define('entente-case-summary', CaseSummary);
}

declare global {
  interface HTMLElementTagNameMap {
    'entente-case-summary': CaseSummary;
  }
}
