import type { Mail, MailTransport } from '../src/organisation/contract.ts'

const after = (seconds: number) => new Date(Date.now() + seconds * 1000).toISOString()

/** What an installation with more than the demo's mailbox is told of its mail: all states at once. */
export function severalMailServers(): Mail {
  const ready: Omit<MailTransport, 'name' | 'server' | 'from' | 'sentLastHour' | 'sentLastDay'> = {
    domains: [],
    state: 'ready',
    reason: null,
    serverAnswer: null,
    pausedAt: null,
    retryAt: null,
    waiting: 0,
    perHour: null,
    perDay: null,
  }
  return {
    configured: true,
    state: 'ready',
    reason: null,
    retryAt: null,
    waiting: 12,
    refusedReports: { times: 3, lastAt: after(-7200) },
    reportMailbox: null,
    transports: [
      {
        ...ready,
        name: 'smtp.office365.com',
        server: 'smtp.office365.com:587',
        from: 'losenord@contoso.example',
        state: 'paused',
        reason: 'tokenNotGiven',
        serverAnswer:
          'The token server answered 401: invalid_client AADSTS7000222: The provided client secret keys are expired.',
        pausedAt: after(-600),
        retryAt: after(240),
        sentLastHour: 38,
        sentLastDay: 412,
        perDay: 9000,
      },
      {
        ...ready,
        name: 'Partner',
        server: 'relay.partner.example:465',
        from: 'servicedesk@partner.example',
        domains: ['partner.example', 'skola.partner.example'],
        state: 'paused',
        reason: 'limitReached',
        pausedAt: after(-900),
        retryAt: after(30),
        waiting: 12,
        sentLastHour: 50,
        sentLastDay: 231,
        perHour: 50,
        perDay: 400,
      },
      {
        ...ready,
        name: 'mail.contoso.example',
        server: 'mail.contoso.example:587',
        from: 'losenord@contoso.example',
        sentLastHour: 4,
        sentLastDay: 4,
      },
    ],
  }
}
