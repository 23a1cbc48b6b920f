// SPDX-License-Identifier: Apache-2.0

/** What is being written, kept over reloads of this tab. Where storage is forbidden it lives in the field alone. */
export class Draft {
  constructor(private readonly key: string) {}

  keep(text: string): void {
    try {
      sessionStorage.setItem(this.key, text);
    } catch {
      // storage is full or forbidden
    }
  }

  kept(): string {
    try {
      return sessionStorage.getItem(this.key) ?? '';
    } catch {
      return '';
    }
  }
}
