import { createServer, type Server, type Socket } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

const closers: (() => Promise<void>)[] = []

export async function stopSmtpServers(): Promise<void> {
  for (const close of closers.splice(0)) await close()
}

function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port')
  return address.port
}

export async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return portOf(server)
}

/** smtp-server on loopback, as a real mail server would be: each case sets what it refuses. */
export async function startSmtpServer(options: SMTPServerOptions): Promise<number> {
  const smtp = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    allowInsecureAuth: true,
    logger: false,
    closeTimeout: 100,
    onData(stream, _session, callback) {
      stream.resume()
      stream.on('end', () => {
        callback()
      })
    },
    ...options,
  })
  // Clients that break off are what is tested here.
  smtp.on('error', () => {})
  closers.push(async () => {
    await new Promise<void>((resolve) => {
      smtp.close(resolve)
    })
  })
  return await listen(smtp.server)
}

/** The line before the first: the moment of connecting. */
export const CONNECT = '<connect>'

export type Play = (socket: Socket, line: string) => void

/** A server that misbehaves on the wire, line by line. CONNECT is the line before the first. */
export async function startSmtpScript(play: Play): Promise<number> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    let rest = ''
    play(socket, CONNECT)
    socket.on('data', (chunk) => {
      const lines = (rest + chunk.toString('latin1')).split('\r\n')
      rest = lines.pop() ?? ''
      for (const line of lines) play(socket, line)
    })
  })
  closers.push(async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise((resolve) => server.close(resolve))
  })
  return await listen(server)
}

const POLITE: Record<string, string> = {
  [CONNECT]: '220 mail.example ESMTP',
  EHLO: '250 mail.example',
  MAIL: '250 2.1.0 Ok',
  RCPT: '250 2.1.5 Ok',
  DATA: '354 Go ahead',
}

/** Polite until a certain line, then something else. */
export function politeUntil(trigger: string, then: (socket: Socket) => void): Play {
  return (socket, line) => {
    const verb = line.split(/[ :]/, 1)[0] ?? ''
    if (verb === trigger) then(socket)
    else if (POLITE[verb] !== undefined) socket.write(`${POLITE[verb]}\r\n`)
  }
}
