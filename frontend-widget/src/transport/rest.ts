// SPDX-License-Identifier: Apache-2.0

import type { Problem, UploadedPhoto } from '../contract/snapshot.js';
import type { Tokens } from './tokens.js';

export interface Answer<T> {
  status: number;
  body: T;
  etag: string | null;
}

export interface CallOptions {
  body?: unknown;
  headers?: Record<string, string>;
}

/** Everything the front end asks over HTTP. Tests put a scripted server behind it. */
export interface Rest {
  call<T>(method: string, path: string, options?: CallOptions): Promise<Answer<T>>;
  upload(path: string, file: Blob, name: string, progress: (share: number) => void, signal: AbortSignal): Promise<UploadedPhoto>;
  stream(path: string, signal: AbortSignal): Promise<ReadableStream<Uint8Array>>;
  address(path: string): string;
}

/** The server understood and said no; sending the same again changes nothing. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem,
  ) {
    super(problem.detail ?? problem.title ?? `HTTP ${status}`);
  }
}

/** Nobody answered, or the server is busy: the same may be sent again later. */
export class Unreachable extends Error {
  constructor(readonly retryAfterMs?: number) {
    super('unreachable');
  }
}

const API = '/api/v1';
const CALL_TIMEOUT_MS = 20_000;
const BUSY = [429, 502, 503, 504];
/** Not 429: that says that this person has too many photos here. */
const PASSING_UPLOAD = [408, 502, 503, 504];

export class HttpRest implements Rest {
  constructor(
    private readonly server: string,
    private readonly tokens: Tokens,
  ) {}

  address(path: string): string {
    return new URL(path, this.server).href;
  }

  async call<T>(method: string, path: string, options: CallOptions = {}): Promise<Answer<T>> {
    const response = await this.fetchWithToken(path, {
      method,
      body: options.body === undefined ? undefined : JSON.stringify(options.body),
      headers: {
        Accept: 'application/json, application/problem+json',
        ...(options.body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...options.headers,
      },
      signal: AbortSignal.timeout(CALL_TIMEOUT_MS),
    });
    const text = await response.text().catch(() => {
      throw new Unreachable();
    });
    const body = (text ? parse(text) : undefined) as T;
    if (!response.ok) {
      throw new Refusal(response.status, (body ?? {}) as Problem);
    }
    return { status: response.status, body, etag: response.headers.get('ETag') };
  }

  async stream(path: string, signal: AbortSignal): Promise<ReadableStream<Uint8Array>> {
    const response = await this.fetchWithToken(path, { headers: { Accept: 'text/event-stream' }, signal });
    if (!response.ok || !response.body) {
      throw new Refusal(response.status, {});
    }
    return response.body;
  }

  /** XMLHttpRequest, because fetch tells nothing about the progress of what it sends. */
  async upload(
    path: string,
    file: Blob,
    name: string,
    progress: (share: number) => void,
    signal: AbortSignal,
  ): Promise<UploadedPhoto> {
    const first = await this.send(path, file, name, progress, signal);
    if (first.status !== 401) {
      return photoOf(first);
    }
    this.tokens.forget();
    return photoOf(await this.send(path, file, name, progress, signal));
  }

  private async send(
    path: string,
    file: Blob,
    name: string,
    progress: (share: number) => void,
    signal: AbortSignal,
  ): Promise<XMLHttpRequest> {
    const token = await this.tokens.token();
    return new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      const form = new FormData();
      form.append('file', file, name);
      request.open('POST', this.address(API + path));
      request.setRequestHeader('Authorization', `Bearer ${token}`);
      request.upload.onprogress = (event) => progress(event.lengthComputable ? event.loaded / event.total : 0);
      request.onload = () => resolve(request);
      request.onerror = () => reject(new Unreachable());
      request.onabort = () => reject(new DOMException('cancelled', 'AbortError'));
      signal.addEventListener('abort', () => request.abort(), { once: true });
      if (signal.aborted) {
        reject(new DOMException('cancelled', 'AbortError'));
        return;
      }
      request.send(form);
    });
  }

  private async fetchWithToken(path: string, init: RequestInit): Promise<Response> {
    const first = await this.fetchOnce(path, init);
    if (first.status !== 401) {
      return first;
    }
    this.tokens.forget();
    return this.fetchOnce(path, init);
  }

  private async fetchOnce(path: string, init: RequestInit): Promise<Response> {
    const token = await this.tokens.token();
    const headers = { ...(init.headers as Record<string, string>), Authorization: `Bearer ${token}` };
    let response: Response;
    try {
      response = await fetch(this.address(API + path), { ...init, headers, credentials: 'omit' });
    } catch (failure) {
      throw init.signal?.aborted && (failure as Error).name === 'AbortError' ? failure : new Unreachable();
    }
    if (BUSY.includes(response.status)) {
      const seconds = Number(response.headers.get('Retry-After'));
      throw new Unreachable(seconds > 0 ? seconds * 1000 : undefined);
    }
    return response;
  }
}

function photoOf(request: XMLHttpRequest): UploadedPhoto {
  const body = parse(request.responseText);
  if (request.status >= 200 && request.status < 300) {
    return body as UploadedPhoto;
  }
  if (PASSING_UPLOAD.includes(request.status)) {
    throw new Unreachable();
  }
  throw new Refusal(request.status, (body ?? {}) as Problem);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
