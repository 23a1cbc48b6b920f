// SPDX-License-Identifier: Apache-2.0

import en from './messages/en.json';
import fr from './messages/fr.json';
import { formatAmount } from './amounts.js';

export type MessageKey = keyof typeof en;
export type Values = Record<string, string | number>;
export type Language = 'en' | 'fr';

const MESSAGES: Record<Language, Record<MessageKey, string>> = { en, fr };
const REGIONS: Record<Language, string> = { en: 'en-GB', fr: 'fr-FR' };

/** The interface in one language: messages, amounts, moments. */
export class Words {
  readonly language: Language;
  private readonly region: string;

  constructor(locale: string) {
    this.language = locale.toLowerCase().startsWith('fr') ? 'fr' : 'en';
    this.region = locale.includes('-') && locale.startsWith(this.language) ? locale : REGIONS[this.language];
  }

  say(key: MessageKey, values: Values = {}): string {
    return MESSAGES[this.language][key].replace(/\{(\w+)\}/g, (slot, name: string) => String(values[name] ?? slot));
  }

  /** A word of the contract, such as a remedy or a stage, in this language; the word itself where it is unknown. */
  term(family: string, word: string): string {
    const key = `${family}.${word}` as MessageKey;
    return MESSAGES[this.language][key] ?? word.replaceAll('_', ' ');
  }

  has(key: string): key is MessageKey {
    return key in MESSAGES[this.language];
  }

  amount(minor: number, currency: string): string {
    return formatAmount(minor, currency, this.region);
  }

  /** A day and a time with the zone, as the reader's own clock shows it. */
  deadline(iso: string): string {
    return this.format(iso, {
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      hour: '2-digit',
      minute: '2-digit',
      timeZoneName: 'short',
    });
  }

  moment(iso: string): string {
    const today = new Date(iso).toDateString() === new Date().toDateString();
    const clock: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit' };
    return this.format(iso, today ? clock : { day: 'numeric', month: 'short', ...clock });
  }

  day(iso: string): string {
    return this.format(iso, { day: 'numeric', month: 'long', year: 'numeric' });
  }

  percent(share: number): string {
    return new Intl.NumberFormat(this.region, { style: 'percent', maximumFractionDigits: 0 }).format(share);
  }

  private format(iso: string, options: Intl.DateTimeFormatOptions): string {
    const date = new Date(iso);
    return Number.isNaN(date.getTime()) ? iso : new Intl.DateTimeFormat(this.region, options).format(date);
  }
}
