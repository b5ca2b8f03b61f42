import type pg from 'pg'

/** What a peer's tables can hold of a user. */
export interface People {
  readonly ids: string[]
  readonly mails: string[]
  readonly names: string[]
  readonly givenNames: (string | null)[]
  readonly surnames: (string | null)[]
}

const STEP = 50_000

interface Row {
  id: string
  mail: string
  name: string
  given: string | null
  surname: string | null
}

/** Our users, so many at a time, for the peers' tables: all have the same people. */
export async function* readPeople(pool: pg.Pool): AsyncGenerator<People> {
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const { rows } = await pool.query<Row>(
      `select id, user_principal_name as mail, display_name as name, given_name as given, surname
       from user_account where id > $1 order by id limit ${STEP}`,
      [after],
    )
    const last = rows.at(-1)
    if (last === undefined) return
    after = last.id
    yield {
      ids: rows.map(({ id }) => id),
      mails: rows.map(({ mail }) => mail),
      names: rows.map(({ name }) => name),
      givenNames: rows.map(({ given }) => given),
      surnames: rows.map(({ surname }) => surname),
    }
  }
}
