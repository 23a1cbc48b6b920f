// SPDX-License-Identifier: Apache-2.0

import { css } from 'lit';

export const deskQueueStyles = css`
  :host {
    display: block;
  }

  ul {
    display: grid;
    gap: var(--e-gap-2);
  }

  button {
    display: grid;
    justify-content: stretch;
    justify-items: start;
    gap: 2px;
    width: 100%;
    padding: var(--e-gap-3) var(--e-gap-4);
    border-color: var(--e-line);
    text-align: start;
  }

  button[aria-current='true'] {
    border-color: var(--e-accent);
    background: var(--e-accent-soft);
  }

  .top {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 var(--e-gap-2);
    width: 100%;
    font-weight: 650;
  }

  .priority.high {
    color: var(--e-wait);
  }

  .priority.urgent,
  .late {
    color: var(--e-danger);
  }

  .line {
    color: var(--e-ink-quiet);
    font-size: var(--e-text-small);
    font-weight: 400;
  }

  .line.late {
    color: var(--e-danger);
  }
`;
