// SPDX-License-Identifier: Apache-2.0

import { DecisionForm } from './decision-form.component.js';

export * from './decision-form.component.js';

if (!customElements.get('entente-decision-form')) {
  customElements.define('entente-decision-form', DecisionForm);
}

declare global {
  interface HTMLElementTagNameMap {
    'entente-decision-form': DecisionForm;
  }
}
