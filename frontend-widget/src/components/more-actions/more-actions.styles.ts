// SPDX-License-Identifier: Apache-2.0

import { css } from 'lit';

export const moreActionsStyles = css`
  :host {
    position: relative;
    display: inline-block;
  }

  .menu {
    position: absolute;
    z-index: 2;
    inset-block-start: calc(100% + var(--e-gap-1));
    inset-inline-end: 0;
    display: grid;
    gap: var(--e-gap-2);
    width: min(20rem, 84vw);
    padding: var(--e-gap-3);
    border: 1px solid var(--e-line);
    border-radius: var(--e-radius-small);
    background: var(--e-surface);
    box-shadow: var(--e-shadow);
  }

  .menu > button {
    justify-content: flex-start;
    text-align: start;
  }
`;
