// SPDX-License-Identifier: Apache-2.0

import { css } from 'lit';

/** Buttons, fields and cards as every part shows them. */
export const controls = css`
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }

  :host([hidden]),
  [hidden] {
    display: none !important;
  }

  h1,
  h2,
  h3,
  p,
  dl,
  dd,
  ul,
  ol,
  fieldset,
  figure {
    margin: 0;
    padding: 0;
  }

  ul,
  ol {
    list-style: none;
  }

  fieldset {
    min-width: 0;
    border: 0;
  }

  button,
  input,
  textarea,
  select {
    color: inherit;
    font: inherit;
    font-size: max(16px, var(--e-text));
  }

  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--e-gap-2);
    min-height: var(--e-target);
    padding: var(--e-gap-2) var(--e-gap-4);
    border: 1px solid var(--e-line-strong);
    border-radius: var(--e-radius-small);
    background: var(--e-surface);
    color: var(--e-ink);
    font-weight: 550;
    line-height: 1.3;
    text-align: center;
    cursor: pointer;
  }

  button.primary {
    border-color: var(--e-accent);
    background: var(--e-accent);
    color: var(--e-on-accent);
  }

  button.quiet {
    border-color: transparent;
    background: transparent;
    color: var(--e-accent-deep);
  }

  button.link {
    min-height: 28px;
    padding: 0 var(--e-gap-1);
    border: 0;
    background: transparent;
    color: var(--e-accent-deep);
    font-size: var(--e-text-tiny);
    font-weight: 500;
    text-decoration: underline;
    text-underline-offset: 3px;
  }

  button.danger {
    border-color: var(--e-danger);
    color: var(--e-danger);
  }

  button.icon {
    width: var(--e-target);
    padding: 0;
    flex: none;
  }

  /* A finger leaves no hover behind. */
  @media (hover: hover) {
    button:hover:not(:disabled) {
      border-color: var(--e-accent);
      background: var(--e-accent-soft);
    }

    button.primary:hover:not(:disabled) {
      background: var(--e-accent-deep);
    }

    button.quiet:hover:not(:disabled) {
      background: var(--e-accent-soft);
    }

    button.danger:hover:not(:disabled) {
      background: var(--e-danger-soft);
    }
  }

  button:disabled {
    border-color: var(--e-line);
    background: var(--e-sunken);
    color: var(--e-ink-quiet);
    cursor: not-allowed;
  }

  :focus-visible {
    outline: var(--e-focus);
    outline-offset: 2px;
  }

  input:not([type='checkbox'], [type='radio'], [type='file']),
  textarea,
  select {
    width: 100%;
    min-height: var(--e-target);
    padding: var(--e-gap-2) var(--e-gap-3);
    border: 1px solid var(--e-line-strong);
    border-radius: var(--e-radius-small);
    background: var(--e-surface);
  }

  input[type='checkbox'] {
    width: 22px;
    height: 22px;
    margin: 0;
    flex: none;
    accent-color: var(--e-accent);
  }

  label {
    display: block;
    margin-block-end: var(--e-gap-1);
    font-size: var(--e-text-small);
    font-weight: 550;
  }

  .card {
    padding: var(--e-gap-4);
    border: 1px solid var(--e-line);
    border-radius: var(--e-radius);
    background: var(--e-surface);
  }

  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--e-gap-2);
  }

  .stack {
    display: grid;
    gap: var(--e-gap-3);
  }

  .small {
    font-size: var(--e-text-small);
  }

  .quiet-text {
    color: var(--e-ink-quiet);
    font-size: var(--e-text-small);
  }

  .refusal {
    padding: var(--e-gap-2) var(--e-gap-3);
    border-radius: var(--e-radius-small);
    background: var(--e-danger-soft);
    color: var(--e-danger);
    font-size: var(--e-text-small);
  }

  .title {
    font-size: var(--e-text);
    font-weight: 650;
  }

  .unseen {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }

  svg {
    width: 22px;
    height: 22px;
    flex: none;
    fill: none;
    stroke: currentColor;
    stroke-linecap: round;
    stroke-linejoin: round;
    stroke-width: 1.8;
  }
`;
