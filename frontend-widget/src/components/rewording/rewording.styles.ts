// SPDX-License-Identifier: Apache-2.0

import { css } from 'lit';

export const rewordingStyles = css`
  :host {
    display: block;
  }

  .panel {
    display: grid;
    gap: var(--e-gap-3);
    max-height: min(52dvh, 26rem);
    overflow: auto;
    padding: var(--e-gap-4) var(--e-gap-4) 0;
    border: 1px solid var(--e-line);
    border-radius: var(--e-radius-small);
    background: var(--e-surface);
  }

  .panel:focus-visible {
    outline: var(--e-focus);
    outline-offset: -3px;
  }

  .panel > header {
    display: grid;
    gap: var(--e-gap-1);
  }

  .row {
    position: sticky;
    bottom: 0;
    padding-block: var(--e-gap-2) var(--e-gap-3);
    background: var(--e-surface);
  }

  @media (max-width: 480px) {
    .panel {
      max-height: min(52dvh, 21rem);
    }

    .row button {
      flex: 1 1 0;
      padding-inline: var(--e-gap-1);
      font-size: var(--e-text-small);
    }
  }

  h3 {
    font-size: var(--e-text);
  }

  .difference {
    padding: var(--e-gap-3);
    border-radius: var(--e-radius-small);
    background: var(--e-canvas);
    overflow-wrap: anywhere;
  }

  .own {
    white-space: pre-line;
  }

  del,
  ins {
    text-decoration: none;
  }

  del .own {
    color: var(--e-danger);
    text-decoration: line-through;
  }

  ins .own {
    background: var(--e-accent-soft);
    color: var(--e-accent-deep);
    text-decoration: underline;
    text-underline-offset: 3px;
  }

  dl {
    display: grid;
    grid-template-columns: max-content 1fr;
    gap: var(--e-gap-1) var(--e-gap-3);
    font-size: var(--e-text-small);
  }

  dt {
    color: var(--e-ink-quiet);
  }

  @media (max-width: 480px) {
    dl {
      grid-template-columns: 1fr;
      gap: 0;
    }

    dd {
      margin-bottom: var(--e-gap-2);
    }
  }

  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
