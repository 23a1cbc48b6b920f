// SPDX-License-Identifier: Apache-2.0

import { css } from 'lit';

export const messageStyles = css`
  :host {
    display: block;
  }

  .said {
    display: grid;
    justify-items: start;
    gap: var(--e-gap-1);
    max-width: min(86%, 34rem);
  }

  .said.mine {
    justify-items: end;
    margin-inline-start: auto;
  }

  .author {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--e-gap-2);
    padding-inline: var(--e-gap-1);
    font-size: var(--e-text-tiny);
  }

  .author .name {
    font-weight: 650;
  }

  .author .role,
  .author time,
  .foot {
    color: var(--e-ink-quiet);
  }

  .agent .name {
    color: var(--e-staff);
  }

  .bubble {
    display: grid;
    gap: var(--e-gap-2);
    min-width: 0;
    padding: 10px 14px;
    border: 1px solid var(--e-line);
    border-radius: var(--e-radius);
    border-start-start-radius: 4px;
    background: var(--e-surface);
    overflow-wrap: anywhere;
  }

  .flag {
    color: var(--e-wait);
    font-size: var(--e-text-small);
  }

  .words {
    white-space: pre-wrap;
    unicode-bidi: isolate;
  }

  .mine .bubble {
    border-color: transparent;
    border-radius: var(--e-radius);
    border-start-end-radius: 4px;
    background: var(--e-accent-soft);
  }

  .agent .bubble {
    border-color: transparent;
    background: var(--e-staff-soft);
  }

  .note .bubble {
    border: 1px dashed var(--e-wait);
    background: var(--e-wait-soft);
  }

  .why {
    color: var(--e-ink-quiet);
    font-size: var(--e-text-small);
  }

  .findings {
    margin: 0;
    padding-inline-start: var(--e-gap-3);
  }

  .foot {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--e-gap-2);
    padding-inline: var(--e-gap-1);
    font-size: var(--e-text-tiny);
  }

  .mine .foot {
    justify-content: flex-end;
  }

  .notice {
    max-width: 40rem;
    margin-inline: auto;
    padding: 2px var(--e-gap-3);
    color: var(--e-ink-quiet);
    font-size: var(--e-text-small);
    text-align: center;
    overflow-wrap: anywhere;
  }

  .notice strong {
    color: var(--e-ink);
    font-weight: 650;
  }

  .notice.good {
    border-radius: var(--e-radius-small);
    background: var(--e-accent-soft);
    color: var(--e-accent-deep);
  }

  .notice.bad {
    border-radius: var(--e-radius-small);
    background: var(--e-danger-soft);
    color: var(--e-danger);
  }
`;
