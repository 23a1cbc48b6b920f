// SPDX-License-Identifier: Apache-2.0

import { css } from 'lit';

export const caseSummaryStyles = css`
  p {
    margin: var(--e-gap-2) 0 0;
    font-size: var(--e-text-small);
  }

  .words {
    white-space: pre-line;
    overflow-wrap: anywhere;
  }

  .by {
    color: var(--e-ink-quiet);
    font-size: var(--e-text-tiny);
  }
`;
