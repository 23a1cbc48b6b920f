// SPDX-License-Identifier: Apache-2.0

import { svg, type SVGTemplateResult } from 'lit';

/** Drawn by stroke in the colour of the text around them; always beside words or a label. */
function icon(path: SVGTemplateResult): SVGTemplateResult {
  return svg`<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">${path}</svg>`;
}

export const cameraIcon = icon(
  svg`<path d="M4 8h3l1.6-2.4h6.8L17 8h3a1 1 0 0 1 1 1v9a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V9a1 1 0 0 1 1-1Z"/><circle cx="12" cy="13" r="3.6"/>`,
);
export const sendIcon = icon(svg`<path d="M4.5 12 20 4.5 15.5 20l-3.2-6.6L4.5 12Zm7.8 1.4L20 4.5"/>`);
export const personIcon = icon(svg`<circle cx="12" cy="8" r="3.6"/><path d="M5 20c.6-4 3.3-6 7-6s6.4 2 7 6"/>`);
export const clockIcon = icon(svg`<circle cx="12" cy="12" r="8.5"/><path d="M12 7.5V12l3 2"/>`);
export const checkIcon = icon(svg`<path d="m5 12.5 4.5 4.5L19 7.5"/>`);
export const closeIcon = icon(svg`<path d="M6 6l12 12M18 6 6 18"/>`);
export const moreIcon = icon(svg`<path d="M5 12h.01M12 12h.01M19 12h.01"/>`);
export const scalesIcon = icon(
  svg`<path d="M12 4v16M7 20h10M5 8h14M5 8l-2.5 6a3 3 0 0 0 5 0L5 8Zm14 0-2.5 6a3 3 0 0 0 5 0L19 8Z"/>`,
);
