// SPDX-License-Identifier: Apache-2.0

const NEAR_END_PIXELS = 80;
const MARGIN_PIXELS = 16;

/** Keeps a scrolled list at its end while the reader is there, and leaves it alone while they read further up. */
export class StayAtEnd {
  private box?: HTMLElement;
  private observer?: ResizeObserver;
  private pinned = true;
  private lastTop = 0;

  constructor(private readonly reached: () => void) {}

  get atEnd(): boolean {
    return this.pinned;
  }

  watch(box: HTMLElement | null): void {
    if (!box || box === this.box) {
      return;
    }
    this.stop();
    this.box = box;
    this.pinned = true;
    this.observer = new ResizeObserver(() => this.grown());
    this.observer.observe(box);
    if (box.firstElementChild) {
      this.observer.observe(box.firstElementChild);
    }
    box.addEventListener('scroll', this.scrolled, { passive: true });
  }

  goToEnd(): void {
    this.pinned = true;
    this.grown();
  }

  stop(): void {
    this.observer?.disconnect();
    this.box?.removeEventListener('scroll', this.scrolled);
    this.box = undefined;
  }

  private grown(): void {
    if (this.box && this.pinned) {
      this.box.scrollTop = this.goal(this.box);
      this.lastTop = this.box.scrollTop;
      this.reached();
    }
  }

  /** The end; or the top of what is to be done now, where that is taller than the box. */
  private goal(box: HTMLElement): number {
    const now = box.querySelector<HTMLElement>('.now');
    const end = box.scrollHeight - box.clientHeight;
    if (!now) {
      return end;
    }
    const top = now.getBoundingClientRect().top - box.getBoundingClientRect().top + box.scrollTop;
    return Math.min(end, top - MARGIN_PIXELS);
  }

  /** Only the reader moves up; what grows below moves nothing, and is followed. */
  private readonly scrolled = (): void => {
    const box = this.box;
    if (!box) {
      return;
    }
    const before = this.pinned;
    const near = box.scrollTop > this.goal(box) - NEAR_END_PIXELS;
    this.pinned = near || (before && box.scrollTop >= this.lastTop);
    this.lastTop = box.scrollTop;
    if (this.pinned && !before) {
      this.reached();
    }
  };
}
