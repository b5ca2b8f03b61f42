import { connect, createServer, type Socket } from 'node:net'

export interface CountingProxy {
  readonly port: number
  /** What the server has sent to its clients. */
  readonly bytes: () => number
  readonly connections: () => number
  /** Ends all connections at once, as a network does. */
  cut(): void
  close(): Promise<void>
}

/** Stands between a client and a server on loopback. */
export async function startCountingProxy(to: number): Promise<CountingProxy> {
  const sockets = new Set<Socket>()
  let bytes = 0
  let connections = 0
  const keep = (socket: Socket): void => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => sockets.delete(socket))
  }
  const proxy = createServer((client) => {
    connections += 1
    const server = connect(to, '127.0.0.1')
    keep(client)
    keep(server)
    server.on('data', (chunk) => {
      bytes += chunk.length
    })
    server.on('close', () => client.destroy())
    client.on('close', () => server.destroy())
    client.pipe(server)
    server.pipe(client)
  })
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', () => resolve()))
  const address = proxy.address()
  const cut = (): void => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    bytes: () => bytes,
    connections: () => connections,
    cut,
    async close() {
      cut()
      await new Promise<void>((resolve) => proxy.close(() => resolve()))
    },
  }
}
