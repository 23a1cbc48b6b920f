// SPDX-License-Identifier: Apache-2.0

import { MoreActions } from './more-actions.component.js';

export * from './more-actions.component.js';

if (!customElements.get('entente-more-actions')) {
  customElements.define('entente-more-actions', MoreActions);
}

declare global {
  interface HTMLElementTagNameMap {
    'entente-more-actions': MoreActions;
  }
}
