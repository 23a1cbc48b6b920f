// SPDX-License-Identifier: Apache-2.0

import { css } from 'lit';

export const caseCardStyles = css`
  :host {
    display: block;
  }

  .sections {
    display: grid;
    gap: var(--e-gap-4);
  }

  h4 {
    margin: 0 0 var(--e-gap-1);
    color: var(--e-ink-quiet);
    font-size: var(--e-text-tiny);
    font-weight: 600;
  }

  dl {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 2px var(--e-gap-3);
    font-size: var(--e-text-small);
  }

  dt {
    color: var(--e-ink-quiet);
  }

  dd {
    text-align: end;
    font-variant-numeric: tabular-nums;
    overflow-wrap: anywhere;
  }

  li {
    font-size: var(--e-text-small);
  }
`;
