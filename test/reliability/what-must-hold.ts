import { sql } from 'kysely'
import { expect } from 'vitest'
import type { Database } from '../../src/platform/database.ts'
import { linkIn, type SunkMail } from '../mail-sink.ts'
import { standings } from '../standings.ts'

export interface Acknowledged {
  readonly key: string
  readonly userId: string
  readonly number: number
}

async function rows<T>(db: Database, query: ReturnType<typeof sql<T>>): Promise<T[]> {
  return (await query.execute(db)).rows
}

/** What was acknowledged is there, once, and nothing happened that nobody asked for. */
export async function expectNothingLost(db: Database, told: readonly Acknowledged[]) {
  const made = await rows(
    db,
    sql<Acknowledged>`select idempotency_key as key, user_id as "userId", number from handover`,
  )
  const inOrder = (list: readonly Acknowledged[]) => list.toSorted((a, b) => a.number - b.number)
  expect(inOrder(made)).toEqual(inOrder(told))
}

/** A reset is whole: hand-over, first event, credential, audit event, message, notice, dispute link. */
export async function expectWholeResets(db: Database) {
  const broken = await rows(
    db,
    sql<{ number: number }>`
      select h.number from handover h where not (
        exists (select from handover_event e
          where e.handover_id = h.id and e.sequence = 1 and e.kind = 'queued')
        and (select count(*) = max(e.sequence) from handover_event e where e.handover_id = h.id)
        and (select count(*) from audit_event a where a.action = 'user.passwordReset'
          and a.outcome = 'success' and a.target_id = h.user_id::text
          and a.detail ->> 'handover' = 'K-' || h.number) = 1
        and (select count(*) from delivery d where d.handover_id = h.id) = 1
        and (select count(*) from dispute_link l where l.handover_id = h.id) = 1
      )`,
  )
  expect(broken).toEqual([])

  const sums = await rows(
    db,
    sql<Record<string, boolean>>`
      select h.users_of_one_open = h.users as "one open hand-over for each user",
        h.resets = (select count(*) from audit_event where action = 'user.passwordReset')
          as "as many audit events as resets",
        h.resets = (select count(*) from delivery where kind = 'noticeReset')
          as "as many notices as resets",
        h.resets = (select sum(version) from password_credential where handover_id is not null)
          as "as many versions of passwords as resets"
      from (select count(*) as resets, count(distinct user_id) as users,
        (select count(*) from (select from handover where open group by user_id
          having count(*) = 1) as one) as users_of_one_open from handover) as h`,
  )
  expect(sums).toEqual([
    {
      'one open hand-over for each user': true,
      'as many audit events as resets': true,
      'as many notices as resets': true,
      'as many versions of passwords as resets': true,
    },
  ])

  const credentials = await rows(
    db,
    sql<{ user: string }>`
      select c.user_id as user from password_credential c
      join handover newest on newest.id = c.handover_id
      where not (newest.open and newest.credential_version = c.version and c.must_change
        and c.expires_at = newest.credential_expires_at
        and newest.credential_version =
          (select max(h.credential_version) from handover h where h.user_id = c.user_id)
        and (select count(*) = count(distinct h.credential_version)
          from handover h where h.user_id = c.user_id))`,
  )
  expect(credentials).toEqual([])

  const { stored, folded } = await standings(db)
  expect(stored).toEqual(folded)
}

/** Every message of an open hand-over and every notice arrived; what repeats is the same message. */
export async function expectHarmlessMail(db: Database, mails: readonly SunkMail[]) {
  const seen = new Map<string, SunkMail>()
  for (const { raw: _raw, ...mail } of mails) {
    const first = seen.get(mail.messageId)
    if (first === undefined) seen.set(mail.messageId, { ...mail, raw: '' })
    else expect({ ...mail, raw: '' }).toEqual(first)
  }

  const messages = await rows(
    db,
    sql<{
      messageId: string
      recipient: string
      status: string
      open: boolean | null
      supersededBy: string | null
      handoverId: string | null
      sequence: number
    }>`select d.message_id as "messageId", d.recipient, d.status, d.sequence, h.open,
      h.superseded_by as "supersededBy", h.id as "handoverId"
      from delivery d left join handover h on h.id = d.handover_id`,
  )
  expect(messages.filter(({ status }) => !['accepted', 'cancelled'].includes(status))).toEqual([])
  for (const { messageId, recipient, status, open, sequence } of messages) {
    if (open === true) expect(status).toBe('accepted')
    // A notice that still waited may have become a newer one's (S13), which arrived.
    if (open === null && status === 'cancelled')
      expect(
        messages.some(
          (newer) =>
            newer.handoverId === null &&
            newer.recipient === recipient &&
            newer.sequence > sequence &&
            newer.status === 'accepted',
        ),
      ).toBe(true)
    if (status === 'accepted') expect(seen.get(messageId)?.to).toBe(recipient)
  }
  const known = new Set(messages.map(({ messageId }) => messageId))
  expect([...seen.keys()].filter((messageId) => !known.has(messageId))).toEqual([])

  // One link for each hand-over, and no link twice.
  const handed = messages.filter(
    ({ messageId, handoverId }) => handoverId !== null && seen.has(messageId),
  )
  const links = handed.map(({ messageId }) => linkIn(seen.get(messageId), 'r'))
  expect(new Set(links).size).toBe(links.length)

  // What was superseded doesn't arrive after what superseded it.
  const places = new Map<string, number[]>()
  for (const [place, { messageId }] of mails.entries())
    places.set(messageId, [...(places.get(messageId) ?? []), place])
  const messageOf = new Map(messages.map(({ handoverId, messageId }) => [handoverId, messageId]))
  for (const { messageId, supersededBy } of handed) {
    if (supersededBy === null) continue
    const newer = places.get(messageOf.get(supersededBy) ?? '')?.[0]
    if (newer !== undefined) expect(places.get(messageId)?.at(-1)).toBeLessThan(newer)
  }
  return { sent: mails.length, repeated: mails.length - seen.size }
}
