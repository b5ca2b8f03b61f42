import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface TokenServer {
  readonly url: string
  /** The fields of each request, in order. */
  readonly asked: Record<string, string>[]
  /** How the next requests are answered; by default with `token-1`, `token-2` … for an hour. */
  answer: (response: ServerResponse, count: number) => void
  close(): Promise<void>
}

/** An OAuth 2.0 token server on loopback. */
export async function startTokenServer(): Promise<TokenServer> {
  const asked: Record<string, string>[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString()
    })
    request.on('end', () => {
      asked.push(Object.fromEntries(new URLSearchParams(body)))
      tokens.answer(response, asked.length)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const tokens: TokenServer = {
    url: `http://127.0.0.1:${port}/token`,
    asked,
    answer: (response, count) => giveToken(response, { access_token: `token-${count}` }),
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return tokens
}

export function giveToken(response: ServerResponse, fields: Record<string, unknown>): void {
  answerJson(response, 200, { token_type: 'Bearer', expires_in: 3600, ...fields })
}

export function answerJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body))
}
