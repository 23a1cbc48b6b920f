// SPDX-License-Identifier: Apache-2.0

/** How many digits the minor unit of a currency has. */
export function minorDigits(currency: string): number {
  try {
    return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
}

export function formatAmount(minor: number, currency: string, locale: string): string {
  const digits = minorDigits(currency);
  try {
    return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(minor / 10 ** digits);
  } catch {
    return `${(minor / 10 ** digits).toFixed(digits)} ${currency}`;
  }
}

/** Reads what a person types, `25`, `25,5` or `25.00`, as minor units; undefined where it is no exact amount. */
export function parseAmount(typed: string, currency: string): number | undefined {
  const digits = minorDigits(currency);
  const plain = typed.replace(/[\s\u00a0\u202f]/g, '').replace(/[^\d.,]/g, '');
  const match = /^(\d{1,9})(?:[.,](\d*))?$/.exec(plain);
  const fraction = match?.[2] ?? '';
  if (!match || fraction.length > digits) {
    return undefined;
  }
  return Number(match[1]) * 10 ** digits + Number(fraction.padEnd(digits, '0') || 0);
}

/** An amount as an input field wants it: `25.00`, with a comma where the language writes one. */
export function editableAmount(minor: number, currency: string, locale: string): string {
  const digits = minorDigits(currency);
  const text = (minor / 10 ** digits).toFixed(digits);
  return locale.startsWith('fr') ? text.replace('.', ',') : text;
}
