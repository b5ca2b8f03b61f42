import { createServer, type Server, type Socket } from 'node:net'
import { createTransport } from 'nodemailer'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { afterEach, describe, expect, test } from 'vitest'
import { translator } from '../platform/messages.ts'
import { classifySmtpError, type DeliveryReason, type SmtpFate } from './classify-smtp-error.ts'
import { followSmtpProgress } from './smtp-progress.ts'

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

function portOf(server: Server): number {
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port')
  return address.port
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return portOf(server)
}

/** smtp-server, as a real mail server would be: each case sets what it refuses. */
async function startServer(options: SMTPServerOptions): Promise<number> {
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

type Play = (socket: Socket, line: string) => void

/** A server that misbehaves on the wire, line by line. The line '' is the moment of connecting. */
async function startScript(play: Play): Promise<number> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => {})
    let rest = ''
    play(socket, '')
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
  '': '220 mail.example ESMTP',
  EHLO: '250 mail.example',
  MAIL: '250 2.1.0 Ok',
  RCPT: '250 2.1.5 Ok',
  DATA: '354 Go ahead',
}

/** Polite until a certain line, then something else. */
function politeUntil(trigger: string, then: (socket: Socket) => void): Play {
  return (socket, line) => {
    const verb = line.split(/[ :]/, 1)[0] ?? ''
    if (verb === trigger) then(socket)
    else if (POLITE[verb] !== undefined) socket.write(`${POLITE[verb]}\r\n`)
  }
}

interface Sending {
  readonly port: number
  readonly host?: string
  readonly secure?: boolean
  readonly requireTLS?: boolean
  readonly tls?: object
  readonly auth?: { user: string; pass: string }
  readonly text?: string
  readonly to?: string
  readonly socketTimeout?: number
  readonly greetingTimeout?: number
}

const refuse = (responseCode: number, message: string): Error =>
  Object.assign(new Error(message), { responseCode })

describe.each([{ pool: false }, { pool: true }])('with nodemailer, pool: $pool', ({ pool }) => {
  async function fateOfSending(sending: Sending): Promise<SmtpFate> {
    const { text = 'Hello', to = 'a@home.example', host = '127.0.0.1', ...options } = sending
    const { logger, take } = followSmtpProgress()
    const shared = {
      host,
      logger,
      transactionLog: true,
      ignoreTLS: !options.requireTLS,
      ...options,
    }
    const transport = pool
      ? createTransport({ ...shared, pool: true, maxRequeues: 0 })
      : createTransport(shared)
    // What a pool says besides the answer to each message.
    transport.on('error', () => {})
    const from = `dsn+1-abc@contoso.example`
    try {
      await transport.sendMail({ from, to, envelope: { from, to: [to] }, subject: 'Test', text })
    } catch (error) {
      return classifySmtpError(error, take(from))
    } finally {
      transport.close()
    }
    throw new Error('The message was accepted, so the case shows nothing')
  }

  test('a refused connection is tried again, and the server called unreachable', async () => {
    const server = createServer()
    const port = await listen(server)
    await new Promise((resolve) => server.close(resolve))
    expect(await fateOfSending({ port })).toMatchObject({
      fate: 'retry',
      reason: 'serverUnreachable',
    })
  })

  test('an unknown host is tried again, and the server called unreachable', async () => {
    const fate = await fateOfSending({ port: 25, host: 'nowhere.invalid' })
    expect(fate).toMatchObject({ fate: 'retry', reason: 'serverUnreachable' })
  })

  test('a server that never greets is tried again', async () => {
    const port = await startScript(() => {})
    const fate = await fateOfSending({ port, greetingTimeout: 200 })
    expect(fate).toMatchObject({ fate: 'retry', reason: 'serverUnreachable' })
  })

  test.each([['421 4.3.2 Closing'], ['554 5.3.2 No service here']])(
    'the greeting %s pauses the transport and fails no message',
    async (greeting) => {
      const port = await startScript((socket, line) => {
        if (line === '') socket.end(`${greeting}\r\n`)
      })
      const fate = await fateOfSending({ port })
      expect(fate).toEqual({ fate: 'paused', reason: 'serverRefusing', recheckSeconds: 60 })
    },
  )

  test.each([
    [450, '4.7.1 Greylisted, try again', 'recipientDeferred'],
    [451, 'Try again later', 'recipientDeferred'],
    [452, '4.2.2 Mailbox full', 'mailboxFull'],
    [421, '4.7.0 Too many connections', 'recipientDeferred'],
  ])('%d %s at RCPT is tried again after a minute', async (code, text, reason) => {
    const port = await startServer({
      onRcptTo: (_address, _session, callback) => {
        callback(refuse(code, text))
      },
    })
    expect(await fateOfSending({ port })).toEqual({ fate: 'retry', reason, waitSeconds: 60 })
  })

  test('451 at MAIL is tried again after a minute', async () => {
    const port = await startServer({
      onMailFrom: (_address, _session, callback) => {
        callback(refuse(451, '4.3.0 Later'))
      },
    })
    const fate = await fateOfSending({ port })
    expect(fate).toEqual({ fate: 'retry', reason: 'serverBusy', waitSeconds: 60 })
  })

  test.each([
    [550, '5.1.1 No such user', 'addressUnknown'],
    [550, 'User unknown', 'addressUnknown'],
    [550, '5.7.1 Blocked by policy', 'addressRefused'],
    [554, '5.7.1 <a@home.example>: Relay access denied', 'relayRefused'],
    [552, '5.2.2 Over quota', 'mailboxFull'],
  ])('%d %s at RCPT fails this message', async (code, text, reason) => {
    const port = await startServer({
      onRcptTo: (_address, _session, callback) => {
        callback(refuse(code, text))
      },
    })
    expect(await fateOfSending({ port })).toEqual({ fate: 'failed', reason })
  })

  test('a sender that is refused for good pauses the transport', async () => {
    const port = await startServer({
      onMailFrom: (_address, _session, callback) => {
        callback(refuse(550, '5.7.60 Not your address'))
      },
    })
    expect(await fateOfSending({ port })).toMatchObject({ fate: 'paused', reason: 'senderRefused' })
  })

  test('530 at MAIL, since nobody signed in, pauses the transport', async () => {
    const port = await startServer({ authOptional: false })
    expect(await fateOfSending({ port })).toMatchObject({ fate: 'paused', reason: 'signInRefused' })
  })

  test('535 at AUTH pauses the transport', async () => {
    const port = await startServer({
      onAuth: (_auth, _session, callback) => {
        callback(refuse(535, '5.7.8 Wrong password'))
      },
    })
    const fate = await fateOfSending({ port, auth: { user: 'kvittens', pass: 'wrong' } })
    expect(fate).toEqual({ fate: 'paused', reason: 'signInRefused', recheckSeconds: 300 })
  })

  test('454 at AUTH is the server’s own trouble', async () => {
    const port = await startServer({
      onAuth: (_auth, _session, callback) => {
        callback(refuse(454, '4.7.0 Temporary authentication failure'))
      },
    })
    const fate = await fateOfSending({ port, auth: { user: 'kvittens', pass: 'right' } })
    expect(fate).toMatchObject({ fate: 'paused', reason: 'serverRefusing' })
  })

  test.each([
    [554, '5.7.1 Looks like spam', { fate: 'failed', reason: 'contentRefused' }],
    [552, '5.3.4 Too big', { fate: 'failed', reason: 'messageTooLarge' }],
    [451, '4.3.0 Try later', { fate: 'retry', reason: 'serverBusy', waitSeconds: 60 }],
    [452, '4.3.1 Disk full', { fate: 'retry', reason: 'serverBusy', waitSeconds: 60 }],
  ])('%d %s after DATA is the server’s answer, not an ambiguity', async (code, text, fate) => {
    const port = await startServer({
      onData(stream, _session, callback) {
        stream.resume()
        stream.on('end', () => {
          callback(refuse(code, text))
        })
      },
    })
    expect(await fateOfSending({ port })).toEqual(fate)
  })

  test('a message larger than the server announces fails', async () => {
    const port = await startServer({ size: 500 })
    const fate = await fateOfSending({ port, text: 'x'.repeat(2000) })
    expect(fate).toEqual({ fate: 'failed', reason: 'messageTooLarge' })
  })

  test('TLS that is demanded but not offered pauses the transport', async () => {
    const port = await startServer({})
    const fate = await fateOfSending({ port, requireTLS: true })
    expect(fate).toEqual({ fate: 'paused', reason: 'tlsFailed', recheckSeconds: 300 })
  })

  test('TLS spoken to a port that speaks none pauses the transport', async () => {
    const port = await startServer({})
    const fate = await fateOfSending({ port, secure: true })
    expect(fate).toMatchObject({ fate: 'paused', reason: 'tlsFailed' })
  })

  test.each([
    ['from the start', { secure: true }],
    ['by STARTTLS', { requireTLS: true }],
  ])('S9: an untrusted certificate pauses the transport, TLS %s', async (_, tls) => {
    // smtp-server brings a self-signed certificate of its own.
    const port = await startServer({ secure: 'secure' in tls, disabledCommands: [] })
    const fate = await fateOfSending({ port, ...tls })
    expect(fate).toMatchObject({ fate: 'paused', reason: 'certificateUntrusted' })
  })

  test('a connection that dies before 354 is tried again soon', async () => {
    const port = await startScript(
      politeUntil('DATA', (socket) => {
        socket.destroy()
      }),
    )
    const fate = await fateOfSending({ port })
    expect(fate).toEqual({ fate: 'retry', reason: 'connectionLost', waitSeconds: 5 })
  })

  test('a connection that dies inside DATA is tried again: the server must discard', async () => {
    const port = await startScript((socket, line) => {
      if (line.startsWith('xxxx')) socket.resetAndDestroy()
      else politeUntil('.', () => {})(socket, line)
    })
    const fate = await fateOfSending({ port, text: `${'x'.repeat(70)}\n`.repeat(200_000) })
    expect(fate).toEqual({ fate: 'retry', reason: 'connectionLost', waitSeconds: 5 })
  })

  test('a connection that dies after the final dot is ambiguous', async () => {
    const port = await startScript(
      politeUntil('.', (socket) => {
        socket.destroy()
      }),
    )
    expect(await fateOfSending({ port })).toEqual({
      fate: 'ambiguous',
      reason: 'connectionLostAfterSending',
      waitSeconds: 60,
    })
  })

  test('a server that falls silent after the final dot is ambiguous', async () => {
    const port = await startScript(politeUntil('.', () => {}))
    const fate = await fateOfSending({ port, socketTimeout: 300 })
    expect(fate).toMatchObject({ fate: 'ambiguous' })
  })

  test('421 instead of an answer to the message is an answer: tried again', async () => {
    const port = await startScript(
      politeUntil('.', (socket) => {
        socket.end('421 4.3.2 Shutting down\r\n')
      }),
    )
    const fate = await fateOfSending({ port })
    expect(fate).toEqual({ fate: 'retry', reason: 'serverBusy', waitSeconds: 60 })
  })

  test('a message after one that was accepted is followed from its own beginning', async () => {
    let messages = 0
    const port = await startScript((socket, line) => {
      if (line.startsWith('MAIL')) messages++
      if (line === '.') socket.write('250 2.0.0 Accepted\r\n')
      else if (line.startsWith('DATA') && messages > 1) socket.destroy()
      else politeUntil('QUIT', (quitting) => quitting.end('221 Bye\r\n'))(socket, line)
    })
    const { logger, take } = followSmtpProgress()
    const transport = createTransport({
      ...{ host: '127.0.0.1', port, logger, transactionLog: true, ignoreTLS: true },
      ...{ pool: true, maxConnections: 1, maxRequeues: 0 },
    })
    transport.on('error', () => {})
    const send = async (from: string): Promise<unknown> =>
      await transport.sendMail({ envelope: { from, to: ['a@home.example'] }, text: 'Hello' })
    try {
      await send('dsn+1@contoso.example')
      await expect(send('dsn+2@contoso.example')).rejects.toThrow()
      expect(take('dsn+1@contoso.example')).toBe('afterData')
      expect(take('dsn+2@contoso.example')).toBe('beforeData')
      expect(take('dsn+1@contoso.example')).toBe('beforeData')
    } finally {
      transport.close()
    }
  })
})

test.each([
  ['a string', 'oops'],
  ['nothing', undefined],
  ['a plain error', new Error('oops')],
  ['a stream that failed', Object.assign(new Error('oops'), { code: 'ESTREAM' })],
])('%s is tried again, and is ambiguous once the message was out', (_, thrown) => {
  expect(classifySmtpError(thrown, 'beforeData')).toMatchObject({
    fate: 'retry',
    reason: 'unexpected',
  })
  expect(classifySmtpError(thrown, 'afterData')).toMatchObject({ fate: 'ambiguous' })
})

test('every reason is told in words in four languages', () => {
  const reasons: Record<DeliveryReason, true> = {
    serverUnreachable: true,
    connectionLost: true,
    recipientDeferred: true,
    mailboxFull: true,
    serverBusy: true,
    unexpected: true,
    addressUnknown: true,
    addressRefused: true,
    addressNotSupported: true,
    relayRefused: true,
    contentRefused: true,
    messageTooLarge: true,
    gaveUp: true,
    signInRefused: true,
    senderRefused: true,
    serverRefusing: true,
    tlsFailed: true,
    certificateUntrusted: true,
    misconfigured: true,
    connectionLostAfterSending: true,
  }
  for (const language of ['en', 'sv', 'de', 'zh-CN'] as const) {
    const t = translator(language)
    const texts = Object.keys(reasons).map((reason) =>
      t(`delivery.reason.${reason as DeliveryReason}`),
    )
    expect(new Set(texts).size).toBe(20)
    expect(texts.join(' ')).not.toMatch(/SMTP|TLS|RCPT|\d{3}/)
  }
})
