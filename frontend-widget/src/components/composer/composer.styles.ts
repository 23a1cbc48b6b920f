// SPDX-License-Identifier: Apache-2.0

import { css } from 'lit';

export const composerStyles = css`
  :host {
    display: block;
  }

  form {
    display: grid;
    grid-template-columns: auto 1fr auto;
    align-items: end;
    gap: var(--e-gap-2);
  }

  :host([no-photos]) form {
    grid-template-columns: 1fr auto;
  }

  textarea {
    display: block;
    min-height: var(--e-target);
    max-height: 30dvh;
    resize: none;
    field-sizing: content;
    line-height: 1.4;
  }

  .reword {
    grid-column: 1 / -1;
    justify-self: start;
  }

  .reason {
    grid-column: 1 / -1;
    color: var(--e-wait);
    font-size: var(--e-text-small);
  }
`;
