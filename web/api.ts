/** What the server refused, as RFC 9457 problem details; `code` is the last part of `urn:kvittens:problem:CODE`. */
export class ApiProblem extends Error {
  readonly code: string
  readonly status: number
  readonly details: Readonly<Record<string, unknown>>

  constructor(code: string, status: number, details: Readonly<Record<string, unknown>>) {
    super(textOf(details['detail']) ?? textOf(details['title']) ?? code)
    this.name = 'ApiProblem'
    this.code = code
    this.status = status
    this.details = details
  }
}

export function isProblem(error: unknown, code: string): boolean {
  return error instanceof ApiProblem && error.code === code
}

type Query = Readonly<Record<string, string | number | boolean | undefined>>

interface Options {
  readonly body?: unknown
  readonly query?: Query
  readonly headers?: Record<string, string>
  readonly signal?: AbortSignal
}

/** Answers never when the person has to go elsewhere first: the page is about to be left. */
async function request<Answer>(method: string, path: string, options: Options): Promise<Answer> {
  const hasBody = method === 'POST' || method === 'PATCH' || options.body !== undefined
  const sendNow = () =>
    send(`/api${path}${queryString(options.query)}`, {
      method,
      credentials: 'same-origin',
      headers: {
        accept: 'application/json',
        ...(hasBody ? { 'content-type': 'application/json' } : {}),
        ...options.headers,
      },
      ...(hasBody ? { body: JSON.stringify(options.body ?? {}) } : {}),
      ...(options.signal === undefined ? {} : { signal: options.signal }),
    })
  const first = await sendNow()
  // It may have left a moment before the session got another token: once more, with that one.
  const response = first.status === 401 && method === 'GET' ? await sendNow() : first
  if (response.ok) {
    const text = await response.text()
    // An empty answer (204) is for callers that expect none.
    return (text === '' ? undefined : JSON.parse(text)) as Answer
  }

  const problem = await readProblem(response)
  const elsewhere = whereToGo(problem)
  if (elsewhere === undefined) throw problem
  window.location.assign(elsewhere)
  return await new Promise<never>(() => undefined)
}

async function send(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, init)
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new ApiProblem('unreachable', 0, { title: 'The server could not be reached.' })
  }
}

async function readProblem(response: Response): Promise<ApiProblem> {
  return toProblem(response.status, await response.json().catch(() => ({})))
}

export function toProblem(status: number, details: unknown): ApiProblem {
  const known = isRecord(details) ? details : {}
  const code = /^urn:kvittens:problem:(.+)$/u.exec(textOf(known['type']) ?? '')?.[1]
  return new ApiProblem(code ?? 'unexpected', status, known)
}

/** Where the person has to go first: to sign in, or to change their password. */
export function whereToGo(problem: ApiProblem): string | undefined {
  const here = encodeURIComponent(window.location.pathname + window.location.search)
  if (problem.status === 401) return `/sign-in?continue=${here}`
  if (problem.status !== 403) return undefined
  if (problem.code === 'must-change-password') return '/change-password'
  if (problem.code === 'fresh-authentication-required') return `/sign-in?fresh=1&continue=${here}`
  return undefined
}

/** With the leading question mark, or nothing. */
export function queryString(query: Query = {}): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== '') parameters.set(name, String(value))
  }
  const text = parameters.toString()
  return text === '' ? '' : `?${text}`
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

export const api = {
  get: <Answer>(path: string, query?: Query, signal?: AbortSignal) =>
    request<Answer>('GET', path, {
      ...(query === undefined ? {} : { query }),
      ...(signal === undefined ? {} : { signal }),
    }),
  post: <Answer>(path: string, body?: unknown, headers?: Record<string, string>) =>
    request<Answer>('POST', path, { body, ...(headers === undefined ? {} : { headers }) }),
  patch: <Answer>(path: string, body: unknown) => request<Answer>('PATCH', path, { body }),
  put: <Answer>(path: string, body?: unknown) => request<Answer>('PUT', path, { body }),
  delete: <Answer>(path: string) => request<Answer>('DELETE', path, {}),
}
