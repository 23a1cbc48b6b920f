// SPDX-License-Identifier: Apache-2.0

import { css } from 'lit';

export const uploadsStyles = css`
  :host {
    display: block;
  }

  .tray {
    display: grid;
    gap: var(--e-gap-2);
  }

  .upload {
    display: grid;
    grid-template-columns: 56px 1fr auto;
    align-items: center;
    gap: var(--e-gap-2) var(--e-gap-3);
    padding: var(--e-gap-2);
    border: 1px solid var(--e-line);
    border-radius: var(--e-radius-small);
    background: var(--e-surface);
  }

  .picture {
    display: grid;
    place-items: center;
    width: 56px;
    height: 56px;
    overflow: hidden;
    border-radius: 8px;
    background: var(--e-sunken);
    color: var(--e-ink-quiet);
  }

  .picture img {
    width: 100%;
    height: 100%;
    object-fit: cover;
  }

  .name {
    overflow: hidden;
    font-size: var(--e-text-small);
    text-overflow: ellipsis;
    white-space: nowrap;
  }

  .middle {
    min-width: 0;
  }

  progress {
    width: 100%;
    height: 6px;
    accent-color: var(--e-accent);
  }

  .upload .refusal {
    grid-column: 1 / -1;
  }
`;
