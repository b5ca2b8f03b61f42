import { type IncomingMessage, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestApp } from './test-app.ts'
import type { TestClient } from './test-client.ts'

export interface EventStream {
  readonly status: number
  readonly headers: IncomingMessage['headers']
  /** All that came so far. */
  readonly text: () => string
  /** How many hints came so far. */
  readonly hints: () => number
  readonly hasEnded: () => boolean
  /** As when the page is closed. */
  readonly leave: () => void
}

/** Opens GET /api/live over a real connection, as a browser's EventSource does. */
export async function openEventStream(
  { app, services }: Pick<TestApp, 'app' | 'services'>,
  client: TestClient,
): Promise<EventStream> {
  if (!app.server.listening) await app.listen({ host: '127.0.0.1', port: 0 })
  const { port } = app.server.address() as AddressInfo
  const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  return await new Promise((resolve, reject) => {
    const headers = {
      accept: 'text/event-stream',
      cookie,
      host: new URL(services.publicUrl).host,
      'sec-fetch-site': 'same-origin',
    }
    const sent = request({ host: '127.0.0.1', port, path: '/api/live', headers }, (response) => {
      let text = ''
      let hasEnded = false
      response.setEncoding('utf8')
      response.on('data', (part: string) => (text += part))
      response.on('close', () => (hasEnded = true))
      response.on('error', () => (hasEnded = true))
      resolve({
        status: response.statusCode ?? 0,
        headers: response.headers,
        text: () => text,
        hints: () => text.split('event: changed\n').length - 1,
        hasEnded: () => hasEnded,
        leave: () => void sent.destroy(),
      })
    })
    sent.on('error', reject)
    sent.end()
  })
}
