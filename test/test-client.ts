import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import type { App } from '../src/app.ts'
import { type CookieName, cookieName } from '../src/platform/cookies.ts'

/** A browser as far as the server can tell: keeps cookies, says where its requests come from. */
export class TestClient {
  readonly cookies = new Map<string, string>()
  /** Where it is; undefined: on this machine. */
  remoteAddress: string | undefined
  readonly #app: App
  readonly #host: string

  constructor(app: App, host: string) {
    this.#app = app
    this.#host = host
  }

  cookieName(name: CookieName): string {
    return cookieName(
      name,
      this.#host.startsWith('localhost') ? 'http://localhost' : 'https://host',
    )
  }

  async get(url: string, headers: Record<string, string> = {}): Promise<LightMyRequestResponse> {
    return await this.request({ method: 'GET', url, headers })
  }

  async post(url: string, body: object = {}, headers: Record<string, string> = {}) {
    return await this.request({ method: 'POST', url, payload: body, headers })
  }

  /** As a form of a server-rendered page posts. */
  async submit(url: string, fields: Record<string, string>) {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' }
    const payload = new URLSearchParams(fields).toString()
    return await this.request({ method: 'POST', url, payload, headers })
  }

  async request(options: InjectOptions): Promise<LightMyRequestResponse> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = {
      host: this.#host,
      'sec-fetch-site': 'same-origin',
      'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/140.0',
      ...(cookie !== '' && { cookie }),
      ...options.headers,
    }
    // An undefined one isn't sent, whatever this browser would have said.
    const sent = Object.entries(headers).filter(([, value]) => value !== undefined)
    const response = await this.#app.inject({
      ...(this.remoteAddress !== undefined && { remoteAddress: this.remoteAddress }),
      ...options,
      headers: Object.fromEntries(sent),
    })
    for (const { name, value } of response.cookies) {
      if (value === '') this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
    return response
  }
}
