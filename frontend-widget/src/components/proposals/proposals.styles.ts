// SPDX-License-Identifier: Apache-2.0

import { css } from 'lit';

export const proposalsStyles = css`
  :host {
    display: block;
  }

  .proposals {
    display: grid;
    gap: var(--e-gap-3);
  }

  .proposal {
    display: grid;
    gap: var(--e-gap-2);
    box-shadow: var(--e-shadow);
  }

  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    justify-content: space-between;
    gap: 0 var(--e-gap-3);
  }

  .amount {
    font-size: 1.375rem;
    font-weight: 700;
    font-variant-numeric: tabular-nums;
    letter-spacing: -0.01em;
  }

  .facts {
    display: grid;
    gap: 2px;
    font-size: var(--e-text-small);
  }

  .proposal .row {
    margin-block-start: var(--e-gap-1);
  }

  .proposal .row > button {
    flex: 1 1 auto;
  }

  .proposal > .row > .primary {
    flex: 1 1 100%;
  }

  .sure {
    display: grid;
    gap: var(--e-gap-2);
    padding: var(--e-gap-3);
    border-radius: var(--e-radius-small);
    background: var(--e-wait-soft);
  }

  .sure p {
    font-size: var(--e-text-small);
  }

  .counter input {
    max-width: 10rem;
    font-variant-numeric: tabular-nums;
  }

  .last {
    display: flex;
    justify-content: center;
  }
`;
