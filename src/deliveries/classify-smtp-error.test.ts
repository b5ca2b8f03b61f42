import { createServer } from 'node:net'
import { createTransport } from 'nodemailer'
import { afterEach, describe, expect, test } from 'vitest'
import {
  CONNECT,
  listen,
  politeUntil,
  startSmtpScript,
  startSmtpServer,
  stopSmtpServers,
} from '../../test/smtp-servers.ts'
import { classifySmtpError, type SmtpFate } from './classify-smtp-error.ts'
import { followSmtpProgress } from './smtp-progress.ts'

afterEach(stopSmtpServers)

interface Sending {
  readonly port: number
  readonly host?: string
  readonly secure?: boolean
  readonly requireTLS?: boolean
  readonly tls?: object
  readonly auth?: { user: string; pass: string }
  readonly text?: string
  readonly size?: number
  readonly socketTimeout?: number
  readonly greetingTimeout?: number
}

const refuse = (responseCode: number, message: string): Error =>
  Object.assign(new Error(message), { responseCode })

describe.each([{ pool: false }, { pool: true }])('with nodemailer, pool: $pool', ({ pool }) => {
  async function fateOfSending(sending: Sending): Promise<SmtpFate> {
    const { text = 'Hello', host = '127.0.0.1', size = 0, ...options } = sending
    const to = 'a@home.example'
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
      const envelope = { from, to: [to], ...(size > 0 ? { size } : {}) }
      await transport.sendMail({ from, to, envelope, subject: 'Test', text })
    } catch (error) {
      return classifySmtpError(error, take(from))
    } finally {
      transport.close()
    }
    throw new Error('The message was accepted, so the case shows nothing')
  }

  test('a refused connection pauses the transport, and the server is called unreachable', async () => {
    const server = createServer()
    const port = await listen(server)
    await new Promise((resolve) => server.close(resolve))
    expect(await fateOfSending({ port })).toMatchObject({
      fate: 'paused',
      reason: 'serverUnreachable',
      recheckSeconds: 30,
    })
  })

  test('so does an unknown host', async () => {
    const fate = await fateOfSending({ port: 25, host: 'nowhere.invalid' })
    expect(fate).toMatchObject({ fate: 'paused', reason: 'serverUnreachable' })
  })

  test('so does a server that never greets', async () => {
    const port = await startSmtpScript(() => {})
    const fate = await fateOfSending({ port, greetingTimeout: 200 })
    expect(fate).toMatchObject({ fate: 'paused', reason: 'serverUnreachable' })
  })

  test('so does one that drops the connection at once, as a load balancer with nothing behind it', async () => {
    const port = await startSmtpScript((socket) => {
      socket.destroy()
    })
    const fate = await fateOfSending({ port })
    expect(fate).toMatchObject({ fate: 'paused', reason: 'serverUnreachable' })
  })

  test.each([['421 4.3.2 Closing'], ['554 5.3.2 No service here']])(
    'the greeting %s pauses the transport and fails no message',
    async (greeting) => {
      const port = await startSmtpScript((socket, line) => {
        if (line === CONNECT) socket.end(`${greeting}\r\n`)
      })
      const fate = await fateOfSending({ port })
      expect(fate).toEqual({ fate: 'paused', reason: 'serverRefusing', recheckSeconds: 60 })
    },
  )

  test.each([
    [450, '4.7.1 Greylisted, try again', 'recipientDeferred'],
    [451, 'Try again later', 'recipientDeferred'],
    [452, '4.2.2 Mailbox full', 'mailboxFull'],
    [421, '4.7.0 Too many connections', 'serverBusy'],
  ])('%d %s at RCPT is tried again after a minute', async (code, text, reason) => {
    const port = await startSmtpServer({
      onRcptTo: (_address, _session, callback) => {
        callback(refuse(code, text))
      },
    })
    expect(await fateOfSending({ port })).toEqual({ fate: 'retry', reason, waitSeconds: 60 })
  })

  test('451 at MAIL is tried again after a minute', async () => {
    const port = await startSmtpServer({
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
    const port = await startSmtpServer({
      onRcptTo: (_address, _session, callback) => {
        callback(refuse(code, text))
      },
    })
    expect(await fateOfSending({ port })).toEqual({ fate: 'failed', reason })
  })

  test('a sender that is refused for good pauses the transport', async () => {
    const port = await startSmtpServer({
      onMailFrom: (_address, _session, callback) => {
        callback(refuse(550, '5.7.60 Not your address'))
      },
    })
    expect(await fateOfSending({ port })).toMatchObject({ fate: 'paused', reason: 'senderRefused' })
  })

  test('530 at MAIL, since nobody signed in, pauses the transport', async () => {
    const port = await startSmtpServer({ authOptional: false })
    expect(await fateOfSending({ port })).toMatchObject({ fate: 'paused', reason: 'signInRefused' })
  })

  test('535 at AUTH pauses the transport', async () => {
    const port = await startSmtpServer({
      onAuth: (_auth, _session, callback) => {
        callback(refuse(535, '5.7.8 Wrong password'))
      },
    })
    const fate = await fateOfSending({ port, auth: { user: 'kvittens', pass: 'wrong' } })
    expect(fate).toEqual({ fate: 'paused', reason: 'signInRefused', recheckSeconds: 300 })
  })

  test('454 at AUTH is the server’s own trouble', async () => {
    const port = await startSmtpServer({
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
    const port = await startSmtpServer({
      onData(stream, _session, callback) {
        stream.resume()
        stream.on('end', () => {
          callback(refuse(code, text))
        })
      },
    })
    expect(await fateOfSending({ port })).toEqual(fate)
  })

  test.each([
    [550, '5.4.5 Daily user sending limit exceeded', 'serverLimitReached'],
    [550, '5.7.705 Access denied, tenant has exceeded threshold', 'serverLimitReached'],
    [554, '5.2.0 SubmissionQuotaExceededException', 'serverLimitReached'],
    [454, 'Throttling failure: Daily message quota exceeded', 'serverLimitReached'],
    [550, '5.7.60 Client does not have permissions to send as this sender', 'senderRefused'],
    [554, '5.2.252 SendAsDenied', 'senderRefused'],
  ])('%d %s after DATA is about the account, and fails no message', async (code, text, reason) => {
    const port = await startSmtpServer({
      onData(stream, _session, callback) {
        stream.resume()
        stream.on('end', () => {
          callback(refuse(code, text))
        })
      },
    })
    expect(await fateOfSending({ port })).toMatchObject({ fate: 'paused', reason })
  })

  test('a message larger than the server announces fails', async () => {
    const port = await startSmtpServer({ size: 500 })
    const fate = await fateOfSending({ port, size: 2000 })
    expect(fate).toEqual({ fate: 'failed', reason: 'messageTooLarge' })
  })

  test('TLS that is demanded but not offered pauses the transport', async () => {
    const port = await startSmtpServer({})
    const fate = await fateOfSending({ port, requireTLS: true })
    expect(fate).toEqual({ fate: 'paused', reason: 'tlsFailed', recheckSeconds: 300 })
  })

  test('TLS spoken to a port that speaks none pauses the transport', async () => {
    const port = await startSmtpServer({})
    const fate = await fateOfSending({ port, secure: true })
    expect(fate).toMatchObject({ fate: 'paused', reason: 'tlsFailed' })
  })

  test.each([
    ['from the start', { secure: true }],
    ['by STARTTLS', { requireTLS: true }],
  ])('S9: an untrusted certificate pauses the transport, TLS %s', async (_, tls) => {
    // smtp-server brings a self-signed certificate of its own.
    const port = await startSmtpServer({ secure: 'secure' in tls, disabledCommands: [] })
    const fate = await fateOfSending({ port, ...tls })
    expect(fate).toMatchObject({ fate: 'paused', reason: 'certificateUntrusted' })
  })

  test('a connection that dies before 354 is tried again soon', async () => {
    const port = await startSmtpScript(
      politeUntil('DATA', (socket) => {
        socket.destroy()
      }),
    )
    const fate = await fateOfSending({ port })
    expect(fate).toEqual({ fate: 'retry', reason: 'connectionLost', waitSeconds: 5 })
  })

  test('a connection that dies inside DATA is tried again: the server must discard', async () => {
    const port = await startSmtpScript((socket, line) => {
      if (line.startsWith('xxxx')) socket.resetAndDestroy()
      else politeUntil('.', () => {})(socket, line)
    })
    const fate = await fateOfSending({ port, text: `${'x'.repeat(70)}\n`.repeat(200_000) })
    expect(fate).toEqual({ fate: 'retry', reason: 'connectionLost', waitSeconds: 5 })
  })

  test('a connection that dies after the final dot is ambiguous', async () => {
    const port = await startSmtpScript(
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
    const port = await startSmtpScript(politeUntil('.', () => {}))
    const fate = await fateOfSending({ port, socketTimeout: 300 })
    expect(fate).toMatchObject({ fate: 'ambiguous' })
  })

  test('421 instead of an answer to the message is an answer: tried again', async () => {
    const port = await startSmtpScript(
      politeUntil('.', (socket) => {
        socket.end('421 4.3.2 Shutting down\r\n')
      }),
    )
    const fate = await fateOfSending({ port })
    expect(fate).toEqual({ fate: 'retry', reason: 'serverBusy', waitSeconds: 60 })
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
