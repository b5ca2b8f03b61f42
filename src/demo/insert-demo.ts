import { randomUUID } from 'node:crypto'
import type { Insertable } from 'kysely'
import { saveCredential } from '../credentials/queries.ts'
import type { ContactAddress } from '../directory/contact-address.ts'
import { insertAddresses } from '../directory/address-queries.ts'
import { insertUsers } from '../directory/queries.ts'
import { sealCanary } from '../organisation/key-canary.ts'
import { insertOrganisation } from '../organisation/queries.ts'
import type { Context } from '../platform/context.ts'
import { addressKey } from '../platform/email-address.ts'
import type { Schema } from '../platform/schema.ts'
import { newToken } from '../platform/token.ts'
import { insertRoleAssignments } from '../roles/queries.ts'
import { DEMO_ORGANISATION, type DemoPerson, demoPeople } from './people.ts'
import { seededRandom } from './random.ts'

const DAY_MS = 86_400_000

/** Contoso kommun: an organisation to try everything on, with no password anywhere. */
export async function insertDemo(
  ctx: Pick<Context, 'db' | 'keys' | 'now' | 'hashing'>,
): Promise<void> {
  const now = ctx.now()
  const random = seededRandom(7)
  const people = demoPeople().map((person) => ({ id: randomUUID(), person }))
  const daysAgo = (most: number) => new Date(now.getTime() - Math.ceil(random.below(most * DAY_MS)))

  // Those who have signed in have a password that nobody knows: what was hashed is kept nowhere.
  const unknown = await ctx.hashing.hash(newToken())
  await ctx.db.transaction().execute(async (db) => {
    await insertOrganisation(db, {
      kind: 'demo',
      name: DEMO_ORGANISATION.name,
      supportContact: DEMO_ORGANISATION.supportContact,
      defaultLanguage: DEMO_ORGANISATION.defaultLanguage,
      languages: [...DEMO_ORGANISATION.languages],
      domains: [DEMO_ORGANISATION.domain],
      keyCanary: sealCanary(ctx.keys),
      createdAt: now,
      setUpAt: now,
    })
    await insertUsers(
      db,
      people.map(({ id, person }, index) =>
        userRow(id, person, {
          isFirst: index === 0,
          createdAt: daysAgo(700),
          lastSignInAt: person.neverSignedIn ? null : daysAgo(60),
        }),
      ),
    )
    await insertAddresses(
      db,
      people.flatMap(({ id, person }) => addressesOf(id, person, daysAgo(600))),
    )
    for (const { id, person } of people) {
      if (person.neverSignedIn) continue
      await saveCredential(db, {
        userId: id,
        hash: unknown,
        mustChange: false,
        handoverId: null,
        expiresAt: null,
        changedAt: daysAgo(400),
      })
    }
    await insertRoleAssignments(
      db,
      people.flatMap(({ id, person }) =>
        person.roles.map((role) => ({
          userId: id,
          role,
          assignedBy: null,
          assignedByName: null,
          assignedAt: now,
        })),
      ),
    )
  })
}

function userRow(
  id: string,
  person: DemoPerson,
  {
    createdAt,
    lastSignInAt,
    isFirst,
  }: { createdAt: Date; lastSignInAt: Date | null; isFirst: boolean },
): Insertable<Schema['user_account']> {
  return {
    id,
    user_principal_name: person.userPrincipalName,
    display_name: person.displayName,
    given_name: person.givenName,
    surname: person.surname,
    mail: person.mail,
    job_title: person.jobTitle,
    department: person.department,
    office_location: person.officeLocation,
    city: person.city,
    country: person.country,
    mobile_phone: person.mobilePhone,
    business_phones: [...person.businessPhones],
    // The first one, whose link is printed, reads what the browser asks for.
    preferred_language: isFirst ? null : person.preferredLanguage,
    account_enabled: !person.blocked,
    created_at: createdAt,
    last_sign_in_at: lastSignInAt,
  }
}

function addressesOf(userId: string, person: DemoPerson, addedAt: Date): ContactAddress[] {
  const record = (kind: 'mail' | 'other', address: string): ContactAddress => ({
    id: randomUUID(),
    userId,
    kind,
    address,
    addressKey: addressKey(address),
    source: 'imported',
    addedBy: null,
    addedByName: null,
    addedAt,
    confirmedAt: null,
    removedAt: null,
  })
  return [
    record('mail', person.mail),
    ...person.otherMails.map((address) => record('other', address)),
  ]
}
