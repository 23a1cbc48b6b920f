// SPDX-License-Identifier: Apache-2.0

import { SignIn } from './sign-in.component.js';

export * from './sign-in.component.js';

if (!customElements.get('entente-sign-in')) {
  customElements.define('entente-sign-in', SignIn);
}

declare global {
  interface HTMLElementTagNameMap {
    'entente-sign-in': SignIn;
  }
}
