import { newAddress } from '../../accounts/new-address.ts'
import type { Transaction } from '../../audit/in-transaction.ts'
import { insertAddresses, listOwnersOfAddresses } from '../../directory/address-queries.ts'
import { insertUsersWithFreeNames } from '../../directory/queries.ts'
import type { Job } from '../../jobs/job.ts'
import type { RowOutcome } from '../../jobs/job-kind.ts'
import type { Organisation } from '../../organisation/organisation.ts'
import { addressKey } from '../../platform/email-address.ts'
import type { PreparedReset } from '../../resets/prepare-reset.ts'
import { lockResetTargets } from '../../resets/queries.ts'
import { type Replacement, replaceCredentials } from '../../resets/replace-credentials.ts'
import { recipientLimits } from '../../resets/sending-limits.ts'
import { decideAssignRole, decideReset, requireOperator } from '../../roles/policy.ts'
import { insertRoleAssignments } from '../../roles/queries.ts'
import type { ParsedLine } from '../verifying/parse-line.ts'

/** Somebody to add, as their line says. */
export interface Newcomer {
  readonly id: string
  readonly userPrincipalName: string
  readonly displayName: string
  readonly parsed: ParsedLine
  readonly roles: readonly string[]
  /** Undefined: no password yet. */
  readonly reset: PreparedReset | undefined
}

export interface AddingOptions {
  readonly job: Pick<Job, 'id' | 'number'>
  readonly organisation: Organisation
  readonly accountEnabled: boolean
}

type Operator = ReturnType<typeof requireOperator>

/**
 * Adds several users by statements for all of them, each with an event of their own and their hand-over. A name or an
 * address that was taken meanwhile fails its own row. In their order.
 */
export async function addUsers(
  tx: Transaction,
  newcomers: readonly Newcomer[],
  options: AddingOptions,
): Promise<RowOutcome[]> {
  const operator = requireOperator(tx.actor)
  const owners = await listOwnersOfAddresses(
    tx.db,
    newcomers.flatMap(({ parsed }) =>
      addressesOf(parsed).map(({ address }) => addressKey(address)),
    ),
  )
  const owned = new Set(owners.map(({ key }) => key))
  const refusals = newcomers.map((one) => refusalOf(operator, one, owned, options.organisation))
  const welcome = newcomers.filter((_, index) => refusals[index] === undefined)
  const inserted = await insertUsersWithFreeNames(
    tx.db,
    welcome.map((one) => userRow(one, operator, tx.now(), options)),
  )
  const added = welcome.filter(({ id }) => inserted.has(id))
  await insertBelongings(tx, operator, added)
  const numbers = await handOver(tx, added, options)
  return newcomers.map(({ id }, index): RowOutcome => {
    const reason = refusals[index]
    if (reason !== undefined) return { state: 'failed', reason }
    if (!inserted.has(id)) return { state: 'failed', reason: 'user-principal-name-taken' }
    const handoverNumber = numbers.get(id)
    return { state: 'done', userId: id, ...(handoverNumber !== undefined && { handoverNumber }) }
  })
}

/** Decided anew with the rights, domains and addresses of this moment. */
function refusalOf(
  operator: Operator,
  { id, userPrincipalName, parsed, roles, reset }: Newcomer,
  owned: ReadonlySet<string>,
  { domains }: Organisation,
): string | undefined {
  const decisions = [
    ...roles.map((role) => decideAssignRole(operator, role)),
    ...(reset === undefined ? [] : [decideReset(operator, { id, roles })]),
  ]
  const refused = decisions.find(({ allowed }) => !allowed)
  if (refused !== undefined) return refused.reason ?? 'not-allowed'
  const domain = userPrincipalName.slice(userPrincipalName.lastIndexOf('@') + 1)
  if (!domains.includes(domain)) return 'domain-not-yours'
  if (addressesOf(parsed).some(({ address }) => owned.has(addressKey(address))))
    return 'address-is-somebody-elses'
  return undefined
}

function userRow(
  { id, userPrincipalName, displayName, parsed }: Newcomer,
  operator: Operator,
  now: Date,
  { accountEnabled }: AddingOptions,
) {
  const { texts } = parsed
  return {
    id,
    user_principal_name: userPrincipalName,
    display_name: displayName,
    given_name: texts.givenName ?? null,
    surname: texts.surname ?? null,
    job_title: texts.jobTitle ?? null,
    department: texts.department ?? null,
    office_location: texts.officeLocation ?? null,
    street_address: texts.streetAddress ?? null,
    postal_code: texts.postalCode ?? null,
    city: texts.city ?? null,
    state: texts.state ?? null,
    country: texts.country ?? null,
    mobile_phone: texts.mobilePhone ?? null,
    business_phones: [...(parsed.businessPhones ?? [])],
    preferred_language: parsed.preferredLanguage ?? null,
    account_enabled: accountEnabled,
    created_at: now,
    created_by: operator.id,
    mail: parsed.mail ?? null,
  }
}

async function insertBelongings(
  tx: Transaction,
  operator: Operator,
  added: readonly Newcomer[],
): Promise<void> {
  const now = tx.now()
  await insertAddresses(
    tx.db,
    added.flatMap(({ id, parsed }) =>
      addressesOf(parsed).map((address) => ({
        ...newAddress(operator, { userId: id, ...address, now }),
        // On file at once (S19): whoever is new has no account yet that a link could lead astray.
        source: 'imported' as const,
      })),
    ),
  )
  await insertRoleAssignments(
    tx.db,
    added.flatMap(({ id, roles }) =>
      roles.map((role) => ({
        userId: id,
        role,
        assignedBy: operator.id,
        assignedByName: operator.name,
        assignedAt: now,
      })),
    ),
  )
}

/** Starts the hand-overs, and notes each newcomer. Answers the hand-overs' numbers. */
async function handOver(
  tx: Transaction,
  added: readonly Newcomer[],
  { job, organisation }: AddingOptions,
): Promise<Map<string, number>> {
  const detailOf = ({ userPrincipalName, roles }: Newcomer) => ({
    userPrincipalName,
    roles: roles.length === 0 ? undefined : roles,
    job: job.number,
  })
  for (const one of added)
    if (one.reset === undefined)
      tx.audit({
        action: 'user.added',
        target: { kind: 'user', id: one.id, name: one.displayName },
        detail: detailOf(one),
      })
  const receiving = added.flatMap((one) =>
    one.reset === undefined ? [] : [{ ...one, prepared: one.reset }],
  )
  const targets = await lockReceiving(tx, receiving)
  const replacements = receiving.flatMap((one): Replacement[] => {
    const target = targets.get(one.id)
    if (target === undefined) return []
    return [
      {
        tx,
        organisation,
        target,
        prepared: one.prepared,
        action: 'user.added',
        detail: detailOf(one),
        isNewUser: true,
        jobId: job.id,
      },
    ]
  })
  const [first, ...others] = replacements
  if (first === undefined) return new Map()
  const made = await replaceCredentials([first, ...others])
  return new Map(
    made.map(({ handover }, index) => [replacements[index]?.target.user.id ?? '', handover.number]),
  )
}

async function lockReceiving(
  tx: Transaction,
  receiving: readonly { readonly id: string; readonly prepared: PreparedReset }[],
) {
  if (receiving.length === 0) return new Map()
  const targets = await lockResetTargets(
    tx.db,
    receiving.map(({ id }) => id),
    receiving.flatMap(({ id, prepared: { recipient } }) =>
      recipientLimits({ userId: id, recipient }),
    ),
    tx.now(),
  )
  return new Map(targets.map((target) => [target.user.id, target]))
}

/** Listed once: what is the account's own mailbox isn't an alternate address too. */
function addressesOf({ mail, otherMails }: ParsedLine) {
  const own = mail == null ? undefined : addressKey(mail)
  return [
    ...(mail == null ? [] : [{ kind: 'mail' as const, address: mail }]),
    ...(otherMails ?? [])
      .filter((address) => addressKey(address) !== own)
      .map((address) => ({ kind: 'other' as const, address })),
  ]
}
