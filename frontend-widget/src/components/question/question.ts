// SPDX-License-Identifier: Apache-2.0

import { Question } from './question.component.js';

export * from './question.component.js';

if (!customElements.get('entente-question')) {
  customElements.define('entente-question', Question);
}

declare global {
  interface HTMLElementTagNameMap {
    'entente-question': Question;
  }
}
