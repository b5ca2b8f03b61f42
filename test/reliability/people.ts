import { randomUUID } from 'node:crypto'
import { insertAddresses } from '../../src/directory/address-queries.ts'
import { insertUsers } from '../../src/directory/queries.ts'
import type { Database } from '../../src/platform/database.ts'
import { addressKey } from '../../src/platform/email-address.ts'

export interface Person {
  readonly id: string
  readonly otherMail: string
}

/** People with an address of their own and one elsewhere, straight into the database. */
export async function addPeople(db: Database, count: number): Promise<Person[]> {
  const now = new Date()
  const people = Array.from({ length: count }, (_, index) => ({
    id: randomUUID(),
    name: `person${index}@test.example`,
    otherMail: `person${index}@home.example`,
  }))
  await insertUsers(
    db,
    people.map(({ id, name }) => ({
      id,
      user_principal_name: name,
      display_name: name,
      mail: name,
      preferred_language: 'en',
      created_at: now,
    })),
  )
  const record = (userId: string, kind: 'mail' | 'other', address: string) => ({
    id: randomUUID(),
    userId,
    kind,
    address,
    addressKey: addressKey(address),
    source: 'imported' as const,
    addedBy: null,
    addedByName: null,
    addedAt: now,
    confirmedAt: null,
    removedAt: null,
  })
  await insertAddresses(
    db,
    people.flatMap(({ id, name, otherMail }) => [
      record(id, 'mail', name),
      record(id, 'other', otherMail),
    ]),
  )
  return people
}
