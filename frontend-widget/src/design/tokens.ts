// SPDX-License-Identifier: Apache-2.0

import { css } from 'lit';

/**
 * The only place where colours and sizes are written. A host page restyles Entente by setting
 * `--entente-accent` and the like on the element or above it; parts read the inner `--e-` names.
 */
export const tokens = css`
  :host {
    --e-ink: var(--entente-ink, #1c2726);
    --e-ink-quiet: var(--entente-ink-quiet, #55635f);
    --e-surface: var(--entente-surface, #ffffff);
    --e-canvas: var(--entente-canvas, #f5f7f6);
    --e-sunken: var(--entente-sunken, #ebf0ee);
    --e-line: var(--entente-line, #d8e0dd);
    --e-line-strong: var(--entente-line-strong, #7d8c87);
    --e-accent: var(--entente-accent, #17605a);
    --e-accent-deep: var(--entente-accent-deep, #0f4843);
    --e-accent-soft: var(--entente-accent-soft, #e2f0ec);
    --e-on-accent: var(--entente-on-accent, #ffffff);
    --e-staff: var(--entente-staff, #3f4a8a);
    --e-staff-soft: var(--entente-staff-soft, #eceefa);
    --e-wait: var(--entente-wait, #744a00);
    --e-wait-soft: var(--entente-wait-soft, #fdf3dd);
    --e-danger: var(--entente-danger, #9c2820);
    --e-danger-soft: var(--entente-danger-soft, #fcecea);
    --e-shade: var(--entente-shade, rgb(15 30 28 / 82%));
    --e-shadow: var(--entente-shadow, 0 1px 2px rgb(20 40 36 / 6%), 0 6px 24px rgb(20 40 36 / 8%));

    --e-font: var(--entente-font, ui-sans-serif, system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif);
    --e-text: 1rem;
    --e-text-small: 0.875rem;
    --e-text-tiny: 0.8125rem;
    --e-text-large: 1.125rem;
    --e-leading: 1.5;

    --e-gap-1: 4px;
    --e-gap-2: 8px;
    --e-gap-3: 12px;
    --e-gap-4: 16px;
    --e-gap-5: 24px;
    --e-gap-6: 32px;
    --e-radius: var(--entente-radius, 14px);
    --e-radius-small: var(--entente-radius-small, 10px);
    --e-target: 44px;
    --e-column: 46rem;
    --e-focus: 3px solid var(--e-accent);

    color: var(--e-ink);
    font-family: var(--e-font);
    font-size: var(--e-text);
    line-height: var(--e-leading);
  }
`;
