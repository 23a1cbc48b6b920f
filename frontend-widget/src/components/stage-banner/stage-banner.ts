// SPDX-License-Identifier: Apache-2.0

import { StageBanner } from './stage-banner.component.js';

export * from './stage-banner.component.js';

if (!customElements.get('entente-stage-banner')) {
  customElements.define('entente-stage-banner', StageBanner);
}

declare global {
  interface HTMLElementTagNameMap {
    'entente-stage-banner': StageBanner;
  }
}
