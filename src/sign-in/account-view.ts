import type { FastifyReply, FastifyRequest } from 'fastify'
import { listEventsAbout } from '../audit/queries.ts'
import { findCredential } from '../credentials/queries.ts'
import { isOnFile } from '../directory/contact-address.ts'
import { listAddresses } from '../directory/address-queries.ts'
import { getMailChoice } from '../follow-ups/telling/telling-queries.ts'
import { pageFrame } from '../organisation/http.ts'
import { mayDo } from '../roles/policy.ts'
import { listSessions } from '../sessions/queries.ts'
import type { Session } from '../sessions/session.ts'
import { type AccountPageProps, accountPage } from './account-page.tsx'
import type { AccountEvent } from './account-sessions.tsx'

type Extra = Pick<AccountPageProps, 'notice' | 'problem' | 'typedAddress'>

const EVENT_KINDS = {
  'user.signedIn': 'signedIn',
  'user.signInFailed': 'signInRefused',
  'user.lockedOut': 'signInRefused',
  'user.passwordChanged': 'passwordChanged',
  'user.passwordSet': 'passwordChanged',
  'user.passwordReset': 'passwordReset',
  'address.added': 'addressAdded',
  'address.confirmed': 'addressConfirmed',
  'address.removed': 'addressRemoved',
  'user.sessionsRevoked': 'signedOutEverywhere',
  'handover.disputed': 'disputed',
} as const satisfies Record<string, AccountEvent['kind']>

/** My account, as it is now. */
export async function replyAccount(
  request: FastifyRequest,
  reply: FastifyReply,
  session: Session,
  extra: Extra = {},
): Promise<FastifyReply> {
  const { context, organisation } = request
  const { db } = context
  const now = context.now()
  const { userId } = session
  const credential = await findCredential(db, userId)
  const addresses = await listAddresses(db, userId)
  const sessions = await listSessions(db, userId, now)
  const events = await listEventsAbout(db, userId, Object.keys(EVENT_KINDS), 10)
  const frame = pageFrame(request, reply, { preferred: session.preferredLanguage })
  const page = accountPage({
    frame,
    displayName: session.displayName,
    userPrincipalName: session.userPrincipalName,
    languages: organisation.languages,
    language: session.preferredLanguage ?? frame.language,
    passwordChangedAt: credential?.changedAt ?? null,
    policy: organisation.passwordPolicy,
    addresses: addresses.map((address) => ({
      id: address.id,
      address: address.address,
      removable: address.kind === 'other',
      state:
        address.confirmedAt !== null
          ? 'confirmed'
          : isOnFile(address, null, now)
            ? 'registered'
            : 'waiting',
    })),
    sessions: sessions.map((one) => ({
      id: one.id,
      thisDevice: one.id === session.id,
      device: deviceOf(one.userAgent),
      network: one.network,
      lastUsedAt: one.lastSeenAt,
    })),
    events: events.flatMap(({ action, occurredAt, actorName }) =>
      accountEvent(action, occurredAt, actorName),
    ),
    ...(mayDo(session.roles, 'users.read') && { adminHref: '/' }),
    ...(mayDo(session.roles, 'followUps.work') && { mailChoice: await getMailChoice(db, userId) }),
    ...extra,
  })
  return await reply
    .code(extra.problem === undefined ? 200 : 422)
    .type('text/html; charset=utf-8')
    .send(page)
}

function accountEvent(action: string, at: Date, actorName: string | null): AccountEvent[] {
  if (!isListed(action)) return []
  const kind = EVENT_KINDS[action]
  return kind === 'passwordReset' ? [{ at, kind, name: actorName ?? '' }] : [{ at, kind }]
}

function isListed(action: string): action is keyof typeof EVENT_KINDS {
  return Object.hasOwn(EVENT_KINDS, action)
}

const BROWSERS = [
  [/Edg\//, 'Edge'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
] as const
const SYSTEMS = [
  [/iPhone|iPad/, 'iOS'],
  [/Android/, 'Android'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
] as const

/** "Firefox, Windows": names that need no translation; null if the agent says neither. */
function deviceOf(userAgent: string): string | null {
  const named = [BROWSERS, SYSTEMS].flatMap(
    (names) => names.find(([pattern]) => pattern.test(userAgent))?.[1] ?? [],
  )
  return named.length === 0 ? null : named.join(', ')
}
