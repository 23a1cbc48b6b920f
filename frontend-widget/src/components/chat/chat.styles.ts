// SPDX-License-Identifier: Apache-2.0

import { css } from 'lit';

export const chatStyles = css`
  :host {
    display: block;
    height: 100%;
    min-height: 0;
    background: var(--e-canvas);
    container-type: inline-size;
  }

  .chat {
    display: grid;
    grid-template-rows: auto auto minmax(0, 1fr) auto;
    height: 100%;
    min-height: 0;
    overflow: hidden;
  }

  header {
    display: flex;
    align-items: center;
    gap: var(--e-gap-2);
    padding: var(--e-gap-2) max(var(--e-gap-4), (100% - var(--e-column)) / 2 + var(--e-gap-4));
    border-bottom: 1px solid var(--e-line);
    background: var(--e-surface);
  }

  .heading {
    flex: 1;
    min-width: 0;
  }

  h2 {
    font-size: var(--e-text);
    font-weight: 650;
    line-height: 1.25;
    overflow-wrap: anywhere;
  }

  .link-state {
    font-size: var(--e-text-tiny);
    line-height: 1.3;
  }

  .person {
    padding-inline: var(--e-gap-3);
    font-size: var(--e-text-small);
  }

  .scroll {
    min-height: 0;
    overflow-y: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
  }

  .inner {
    display: grid;
    align-content: start;
    gap: var(--e-gap-4);
    width: 100%;
    max-width: var(--e-column);
    margin-inline: auto;
    padding: var(--e-gap-4);
  }

  .now {
    display: grid;
    gap: var(--e-gap-4);
  }

  .now:empty {
    display: none;
  }

  .section-title {
    margin-block-end: var(--e-gap-2);
    color: var(--e-ink-quiet);
    font-size: var(--e-text-small);
    font-weight: 600;
  }

  footer {
    border-top: 1px solid var(--e-line);
    background: var(--e-surface);
  }

  .foot {
    display: grid;
    gap: var(--e-gap-2);
    width: 100%;
    max-width: var(--e-column);
    max-height: 50dvh;
    margin-inline: auto;
    padding: var(--e-gap-3) var(--e-gap-4);
    padding-block-end: max(var(--e-gap-3), env(safe-area-inset-bottom));
    overflow-y: auto;
  }

  .empty {
    display: grid;
    place-content: center;
    gap: var(--e-gap-3);
    height: 100%;
    padding: var(--e-gap-5);
    text-align: center;
  }

  @container (width < 420px) {
    .person {
      padding-inline: var(--e-gap-2);
      font-size: var(--e-text-tiny);
      font-weight: 500;
    }

    .person svg {
      width: 18px;
      height: 18px;
    }
  }
`;
