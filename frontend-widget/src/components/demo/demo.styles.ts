// SPDX-License-Identifier: Apache-2.0

import { css } from 'lit';

export const demoStyles = css`
  :host {
    display: block;
    height: 100%;
    background: var(--e-sunken);
    container-type: inline-size;
  }

  .demo {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr);
    height: 100%;
  }

  .tabs {
    display: flex;
    gap: var(--e-gap-1);
    padding: var(--e-gap-2);
    background: var(--e-surface);
    border-bottom: 1px solid var(--e-line);
  }

  .tabs button {
    flex: 1;
    padding-inline: var(--e-gap-2);
  }

  .tabs button[aria-selected='true'] {
    border-color: var(--e-accent);
    background: var(--e-accent-soft);
    color: var(--e-accent-deep);
  }

  .panels {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    min-height: 0;
  }

  .panel {
    display: none;
    grid-template-rows: auto minmax(0, 1fr);
    min-width: 0;
    min-height: 0;
    overflow: hidden;
    background: var(--e-canvas);
  }

  .panel.shown {
    display: grid;
  }

  .panel > header {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--e-gap-1) var(--e-gap-2);
    min-height: 60px;
    padding: var(--e-gap-2) var(--e-gap-4);
    background: var(--e-surface);
    border-bottom: 1px solid var(--e-line);
  }

  h1 {
    flex: 1;
    min-width: 0;
    font-size: var(--e-text);
    font-weight: 650;
    line-height: 1.25;
  }

  h1 small {
    display: block;
    color: var(--e-ink-quiet);
    font-size: var(--e-text-tiny);
    font-weight: 400;
  }

  .languages button {
    min-width: 40px;
    min-height: 36px;
    padding: 0 var(--e-gap-2);
    border-color: transparent;
    background: transparent;
    font-size: var(--e-text-small);
  }

  .languages button[aria-pressed='true'] {
    background: var(--e-sunken);
    color: var(--e-accent-deep);
    font-weight: 700;
  }

  .languages {
    display: flex;
    gap: 2px;
  }

  .body {
    min-height: 0;
    overflow-y: auto;
  }

  .body.filled {
    overflow: hidden;
  }

  .orders {
    display: grid;
    gap: var(--e-gap-3);
    padding: var(--e-gap-4);
  }

  .order {
    display: grid;
    grid-template-columns: 64px minmax(0, 1fr);
    align-items: center;
    gap: var(--e-gap-2) var(--e-gap-3);
  }

  .picture {
    display: grid;
    place-items: center;
    width: 64px;
    height: 64px;
    overflow: hidden;
    border-radius: var(--e-radius-small);
    background: var(--e-accent-soft);
    color: var(--e-accent-deep);
    font-size: 1.5rem;
    font-weight: 650;
  }

  .picture img {
    width: 100%;
    height: 100%;
    object-fit: cover;
  }

  .order .actions {
    grid-column: 1 / -1;
    justify-content: space-between;
  }

  .unread {
    padding: 2px var(--e-gap-2);
    border-radius: 99px;
    background: var(--e-wait-soft);
    color: var(--e-wait);
    font-size: var(--e-text-tiny);
    font-weight: 600;
  }

  .empty {
    padding: var(--e-gap-5);
    text-align: center;
  }

  @container (width >= 1000px) {
    .tabs {
      display: none;
    }

    .panels {
      grid-template-columns: repeat(3, minmax(0, 1fr));
      gap: 1px;
      grid-row: 1 / -1;
    }

    .panel {
      display: grid;
    }
  }
`;
