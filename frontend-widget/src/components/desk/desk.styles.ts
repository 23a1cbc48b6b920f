// SPDX-License-Identifier: Apache-2.0

import { css } from 'lit';

export const deskStyles = css`
  :host {
    display: block;
    height: 100%;
    min-height: 0;
    background: var(--e-canvas);
    container-type: inline-size;
  }

  .desk {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    height: 100%;
    min-height: 0;
  }

  .queue,
  .case {
    min-height: 0;
    padding: var(--e-gap-4);
    overflow-y: auto;
    scrollbar-width: thin;
  }

  h2 {
    margin-block-end: var(--e-gap-3);
    font-size: var(--e-text);
    font-weight: 650;
  }

  .desk.chosen .queue,
  .case {
    display: none;
  }

  .thread {
    display: grid;
    grid-template-rows: auto minmax(0, 1fr) auto;
    min-height: 0;
    border-inline: 1px solid var(--e-line);
  }

  .desk:not(.chosen) .thread {
    display: none;
  }

  .bar {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--e-gap-2);
    padding: var(--e-gap-2) var(--e-gap-3);
    border-bottom: 1px solid var(--e-line);
    background: var(--e-surface);
  }

  .bar .state {
    flex: 1 1 8rem;
    min-width: 0;
    font-size: var(--e-text-small);
    line-height: 1.35;
  }

  .bar button:not(.icon) {
    min-height: 38px;
    padding-inline: var(--e-gap-3);
    font-size: var(--e-text-small);
  }

  .scroll {
    min-height: 0;
    overflow-y: auto;
    scrollbar-width: thin;
  }

  .inner {
    display: grid;
    gap: var(--e-gap-4);
    max-width: var(--e-column);
    margin-inline: auto;
    padding: var(--e-gap-4);
  }

  details {
    border: 1px solid var(--e-line);
    border-radius: var(--e-radius-small);
    background: var(--e-surface);
  }

  summary {
    padding: var(--e-gap-2) var(--e-gap-3);
    font-size: var(--e-text-small);
    font-weight: 600;
    cursor: pointer;
  }

  details > entente-case-card {
    padding: var(--e-gap-3);
  }

  .foot {
    display: grid;
    gap: var(--e-gap-2);
    max-height: 70cqh;
    padding: var(--e-gap-3) var(--e-gap-4);
    border-top: 1px solid var(--e-line);
    background: var(--e-surface);
    overflow-y: auto;
  }

  .empty,
  .sign-in {
    display: grid;
    place-content: center;
    gap: var(--e-gap-3);
    min-height: 12rem;
    padding: var(--e-gap-5);
  }

  @container (width >= 860px) {
    .desk {
      grid-template-columns: minmax(15rem, 20rem) minmax(0, 1fr);
    }

    .desk.chosen .queue {
      display: block;
    }

    .back {
      display: none;
    }
  }

  @container (width >= 1180px) {
    .desk {
      grid-template-columns: minmax(15rem, 20rem) minmax(0, 1fr) minmax(16rem, 21rem);
    }

    .desk.chosen .case {
      display: block;
    }

    details {
      display: none;
    }
  }
`;
