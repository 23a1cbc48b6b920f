// SPDX-License-Identifier: Apache-2.0

import { css } from 'lit';

export const signInStyles = css`
  :host {
    display: block;
    height: 100%;
    background: var(--e-canvas);
  }

  form {
    display: grid;
    gap: var(--e-gap-3);
    max-width: 26rem;
    margin: 12vh auto 0;
    padding: var(--e-gap-5);
  }

  h1 {
    font-size: var(--e-text-large);
  }
`;
