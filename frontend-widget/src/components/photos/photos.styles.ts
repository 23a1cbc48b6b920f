// SPDX-License-Identifier: Apache-2.0

import { css } from 'lit';

export const photosStyles = css`
  ul {
    display: flex;
    flex-wrap: wrap;
    gap: var(--e-gap-2);
  }

  li {
    width: 96px;
  }

  :host([single]) li {
    width: 180px;
  }

  .thumbnail {
    width: 100%;
    min-height: 0;
    padding: 0;
    overflow: hidden;
    border-color: var(--e-line);
    aspect-ratio: 1;
  }

  .thumbnail img {
    width: 100%;
    height: 100%;
    object-fit: cover;
  }

  dialog {
    width: 100vw;
    max-width: none;
    height: 100dvh;
    max-height: none;
    margin: 0;
    padding: 0;
    border: 0;
    background: var(--e-shade);
  }

  dialog::backdrop {
    background: transparent;
  }

  .full {
    display: grid;
    grid-template-rows: auto 1fr;
    height: 100%;
    padding: var(--e-gap-3);
  }

  .full .icon {
    justify-self: end;
  }

  .full img {
    min-width: 0;
    min-height: 0;
    width: 100%;
    height: 100%;
    object-fit: contain;
  }
`;
