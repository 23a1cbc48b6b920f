// SPDX-License-Identifier: Apache-2.0

import { css } from 'lit';

export const stageBannerStyles = css`
  .banner {
    display: grid;
    gap: var(--e-gap-1);
    padding: var(--e-gap-3) max(var(--e-gap-4), (100% - var(--e-column)) / 2 + var(--e-gap-4));
    border-bottom: 1px solid var(--e-line);
    background: var(--e-sunken);
  }

  .banner.yours {
    background: var(--e-wait-soft);
  }

  .banner.over {
    background: var(--e-accent-soft);
  }

  .who {
    font-weight: 650;
    line-height: 1.35;
  }

  .yours .who {
    color: var(--e-wait);
  }

  .over .who {
    color: var(--e-accent-deep);
  }

  .until,
  .then {
    font-size: var(--e-text-small);
    line-height: 1.4;
  }

  .until::first-letter {
    text-transform: uppercase;
  }

  .then {
    color: var(--e-ink-quiet);
  }
`;
