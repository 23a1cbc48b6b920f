// SPDX-License-Identifier: Apache-2.0

import { css } from 'lit';

export const outcomeStyles = css`
  :host {
    display: block;
  }

  .outcome {
    display: grid;
    gap: var(--e-gap-3);
    border-color: var(--e-accent);
    box-shadow: var(--e-shadow);
  }

  .label {
    display: flex;
    align-items: center;
    gap: var(--e-gap-2);
    color: var(--e-accent-deep);
    font-size: var(--e-text-small);
    font-weight: 650;
  }

  .what {
    font-size: var(--e-text-large);
    font-weight: 650;
    line-height: 1.3;
  }

  .reasons {
    display: grid;
    gap: var(--e-gap-1);
    padding-inline-start: 1.1em;
    list-style: disc;
    font-size: var(--e-text-small);
  }

  .steps {
    display: grid;
    gap: var(--e-gap-2);
    padding-block-start: var(--e-gap-3);
    border-block-start: 1px solid var(--e-line);
  }

  .step {
    display: grid;
    grid-template-columns: auto 1fr;
    align-items: start;
    gap: var(--e-gap-2);
    font-size: var(--e-text-small);
  }

  .step.done svg {
    color: var(--e-accent);
  }

  .step.to-come {
    color: var(--e-ink-quiet);
  }

  .step.failed {
    color: var(--e-danger);
  }

  .money {
    display: grid;
    grid-template-columns: 1fr 1fr;
    gap: var(--e-gap-2);
  }

  .money div {
    padding: var(--e-gap-2) var(--e-gap-3);
    border-radius: var(--e-radius-small);
    background: var(--e-canvas);
  }

  .money dt {
    color: var(--e-ink-quiet);
    font-size: var(--e-text-tiny);
  }

  .money dd {
    font-size: var(--e-text-large);
    font-weight: 650;
    font-variant-numeric: tabular-nums;
  }
`;
