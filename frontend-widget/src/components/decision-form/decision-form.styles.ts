// SPDX-License-Identifier: Apache-2.0

import { css } from 'lit';

export const decisionFormStyles = css`
  :host {
    display: block;
  }

  form {
    display: grid;
    gap: var(--e-gap-3);
  }

  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr));
    gap: var(--e-gap-3);
  }
`;
