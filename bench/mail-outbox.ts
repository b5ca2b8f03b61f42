import { randomBytes } from 'node:crypto'
import path from 'node:path'
import { LISTENERS } from '../src/app.ts'
import { deliveryRows } from '../src/deliveries/queue-deliveries.ts'
import type { Message } from '../src/deliveries/message.ts'
import { sealCanary } from '../src/organisation/key-canary.ts'
import { insertOrganisation } from '../src/organisation/queries.ts'
import { hashingGate } from '../src/platform/argon2.ts'
import type { Context } from '../src/platform/context.ts'
import { countriesIn } from '../src/platform/countries.ts'
import { databaseOn, openPool } from '../src/platform/database.ts'
import { startEmbeddedPostgres } from '../src/platform/embedded-postgres/start-embedded-postgres.ts'
import { keyRing } from '../src/platform/key-ring.ts'
import { createLog } from '../src/platform/log.ts'
import { migrate } from '../src/platform/migrate.ts'
import { newToken } from '../src/platform/token.ts'
import { insertPlausibleUsers } from './plausible-users.ts'

const USERS = 1_000
const HOUR_MS = 3_600_000

/** With a PostgreSQL of its own: what is queued there is sent by nobody but the bench. */
export async function openMailOutbox(folder: string) {
  const postgres = await startEmbeddedPostgres({ dataDir: path.join(folder, 'mail') })
  const pool = openPool({ ...postgres.connection })
  await migrate(pool)
  const keys = keyRing([randomBytes(32)])
  const log = createLog('warn')
  const db = databaseOn(pool)
  const now = new Date()
  await insertOrganisation(db, {
    kind: 'real',
    name: 'Bench kommun',
    supportContact: 'servicedesk@bench.example',
    defaultLanguage: 'sv',
    languages: ['sv', 'en', 'de', 'zh-CN'],
    domains: ['bench.example'],
    keyCanary: sealCanary(keys),
    createdAt: now,
    setUpAt: now,
  })
  await insertPlausibleUsers(db, USERS)
  const ctx: Context = {
    db,
    keys,
    log,
    now: () => new Date(),
    publicUrl: 'https://kvittens.bench.example',
    hashing: hashingGate(),
    countryOf: countriesIn(null, log),
    listeners: LISTENERS,
    network: '',
    actor: { kind: 'job', name: 'mail' },
    lane: 'bulk',
  }
  return {
    ctx,
    pool,
    /** Hand-overs whose messages are due, as a bulk reset leaves them. Answers the messages. */
    async fill(count: number): Promise<Message[]> {
      const { rows } = await pool.query<{ id: string; number: number }>(
        `with made as (
           insert into handover (id, number, user_id, operator_name, way, recipient, recipient_on_file, language,
             created_at, expires_at, credential_expires_at, credential_version, challenge, state, state_at, open)
           select gen_random_uuid(), nextval('handover_number'), u.id, 'Per Öberg', 'revealLink',
             'u' || n || '@home.example', true, 'sv', now(), now() + interval '3 days', now() + interval '4 days',
             1, 'name', 'queued', now(), true
           from generate_series(1, $1::int) as n
           join (select id, row_number() over (order by id) as place from user_account) as u
             on u.place = 1 + n % $2::int
           returning id, number, created_at
         ), told as (
           insert into handover_event (handover_id, sequence, kind, at, actor_kind, actor_name, detail)
           select id, 1, 'queued', created_at, 'user', 'Per Öberg', '{}' from made
         )
         select id, number from made order by number`,
        [count, USERS],
      )
      const due = new Date()
      const queued = rows.map(({ id, number }, index) => ({
        message: {
          template: 'handoverReveal' as const,
          parameters: {
            link: `${ctx.publicUrl}/r/${newToken()}`,
            reference: `K-${number}`,
            expiresAt: new Date(due.getTime() + 72 * HOUR_MS).toISOString(),
          },
        },
        recipient: `u${index}@home.example`,
        language: 'sv' as const,
        userId: null,
        handoverId: id,
        dueAt: due,
        giveUpAt: new Date(due.getTime() + 72 * HOUR_MS),
      }))
      const deliveries = deliveryRows(ctx, queued)
      for (let from = 0; from < deliveries.length; from += 1_000)
        await db
          .insertInto('delivery')
          .values(deliveries.slice(from, from + 1_000))
          .execute()
      await pool.query('analyze handover, handover_event, delivery')
      return queued.map(({ message }) => message)
    },
    async countAccepted(): Promise<number> {
      const { rows } = await pool.query<{ count: number }>(
        `select count(*) as count from delivery as d join handover as h on h.id = d.handover_id
         where d.status = 'accepted' and h.state = 'accepted' and d.sealed_payload is null`,
      )
      return rows[0]?.count ?? 0
    },
    postgresPid: () => postgres.pid(),
    async stop() {
      await pool.end()
      await postgres.stop()
    },
  }
}
