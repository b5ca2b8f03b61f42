import type { Database } from '../platform/database.ts'
import type { Language } from '../platform/language.ts'

/** The enabled global administrators that can be mailed. */
export async function listGlobalAdministrators(
  db: Database,
  fallback: Language,
): Promise<{ id: string; mail: string; language: Language }[]> {
  const rows = await db
    .selectFrom('role_assignment as r')
    .innerJoin('user_account as u', 'u.id', 'r.user_id')
    .innerJoin('contact_address as a', 'a.user_id', 'u.id')
    .select(['u.id', 'a.address as mail', 'u.preferred_language as language'])
    .distinctOn('u.id')
    .where('r.role', '=', 'GlobalAdministrator')
    .where('u.account_enabled', '=', true)
    .where('u.deleted_at', 'is', null)
    .where('a.removed_at', 'is', null)
    .orderBy('u.id')
    .orderBy('a.kind')
    .limit(100)
    .execute()
  return rows.map((row) => ({ ...row, language: row.language ?? fallback }))
}
