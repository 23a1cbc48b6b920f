// SPDX-License-Identifier: Apache-2.0

import { css } from 'lit';

export const threadLogStyles = css`
  :host {
    display: block;
  }

  .log {
    display: grid;
    gap: var(--e-gap-3);
  }

  .log > entente-message[continued] {
    margin-block-start: calc(-1 * var(--e-gap-2));
  }

  .pending {
    display: grid;
    justify-items: end;
    gap: var(--e-gap-1);
    margin-block-start: var(--e-gap-3);
  }

  .pending .bubble {
    max-width: min(86%, 34rem);
    padding: 10px 14px;
    border: 1px dashed var(--e-line-strong);
    border-radius: var(--e-radius);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }

  .draft .bubble {
    max-width: min(86%, 34rem);
    margin-block-start: var(--e-gap-3);
    padding: 10px 14px;
    border: 1px solid var(--e-line);
    border-radius: var(--e-radius);
    background: var(--e-surface);
    white-space: pre-wrap;
  }

  .typing {
    margin-block-start: var(--e-gap-2);
    padding-inline: var(--e-gap-1);
  }
`;
