// SPDX-License-Identifier: Apache-2.0

import { css } from 'lit';

export const questionStyles = css`
  :host {
    display: block;
  }

  .question {
    display: grid;
    gap: var(--e-gap-3);
  }

  .options {
    display: grid;
    gap: var(--e-gap-2);
  }

  .options button {
    justify-content: flex-start;
    min-height: 48px;
    text-align: start;
  }

  .options.confirming {
    grid-template-columns: repeat(auto-fit, minmax(120px, 1fr));
  }

  .options.confirming button {
    justify-content: center;
  }

  .check {
    display: flex;
    align-items: center;
    gap: var(--e-gap-3);
    min-height: 48px;
    padding: var(--e-gap-2) var(--e-gap-4);
    border: 1px solid var(--e-line-strong);
    border-radius: var(--e-radius-small);
    background: var(--e-surface);
    font-size: var(--e-text);
    font-weight: 550;
    cursor: pointer;
  }

  .check:has(:checked) {
    border-color: var(--e-accent);
    background: var(--e-accent-soft);
  }

  .amount {
    display: flex;
    align-items: center;
    gap: var(--e-gap-2);
  }

  .amount input {
    max-width: 10rem;
    font-variant-numeric: tabular-nums;
  }
`;
