import { createTransport } from 'nodemailer'
import { afterEach, expect, test } from 'vitest'
import { politeUntil, startSmtpScript, stopSmtpServers } from '../../test/smtp-servers.ts'
import { followSmtpProgress } from './smtp-progress.ts'

afterEach(stopSmtpServers)

test('a message after one that was accepted is followed from its own beginning', async () => {
  let messages = 0
  const port = await startSmtpScript((socket, line) => {
    if (line.startsWith('MAIL')) messages++
    if (line === '.') socket.write('250 2.0.0 Accepted\r\n')
    else if (line.startsWith('DATA') && messages > 1) socket.destroy()
    else politeUntil('QUIT', (quitting) => quitting.end('221 Bye\r\n'))(socket, line)
  })
  const { logger, take } = followSmtpProgress()
  const transport = createTransport({
    host: '127.0.0.1',
    port,
    logger,
    transactionLog: true,
    ignoreTLS: true,
    pool: true,
    maxConnections: 1,
    maxRequeues: 0,
  })
  transport.on('error', () => {})
  const send = async (from: string): Promise<unknown> =>
    await transport.sendMail({ envelope: { from, to: ['a@home.example'] }, text: 'Hello' })
  try {
    await send('dsn+1@contoso.example')
    await expect(send('dsn+2@contoso.example')).rejects.toThrow('connection was closed')
    expect(take('dsn+1@contoso.example')).toBe('afterData')
    expect(take('dsn+2@contoso.example')).toBe('beforeData')
    expect(take('dsn+1@contoso.example')).toBe('notBegun')
  } finally {
    transport.close()
  }
})

test('S9: what the follower keeps of a conversation are three states, never what was said', () => {
  const follower = followSmtpProgress()
  follower.logger['debug']?.(
    { tnx: 'client', sid: 'x' },
    'MAIL FROM:<dsn+1@contoso.example> SIZE=9',
  )
  follower.logger['debug']?.({ tnx: 'client', sid: 'x' }, 'AUTH PLAIN c2VjcmV0')
  follower.logger['debug']?.({ tnx: 'server', sid: 'y' }, '354 Somebody else’s')
  follower.logger['debug']?.({ tnx: 'server', sid: 'x' }, '250 Ok')
  expect(follower.take('dsn+1@contoso.example')).toBe('beforeData')
})
