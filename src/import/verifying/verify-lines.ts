import { userPrincipalNameKey } from '../../directory/user-principal-name.ts'
import { listOwnersOfAddresses } from '../../directory/address-queries.ts'
import type { Organisation } from '../../organisation/organisation.ts'
import type { Database } from '../../platform/database.ts'
import { addressKey } from '../../platform/email-address.ts'
import type { RoleHolder } from '../../roles/policy.ts'
import type { MappedFile } from '../import-file.ts'
import { saveVerified, type StoredLine, type VerifiedLine } from '../line-queries.ts'
import { decideLine } from './decide-line.ts'
import { deleteKeys, findHolders, insertKeys, type LineKey, listLinesOfKeys } from './look-ups.ts'
import { makeNames } from './make-names.ts'
import { type ParsedLine, parseLine } from './parse-line.ts'

export interface Verifying {
  readonly file: MappedFile
  readonly organisation: Organisation
  readonly operator: RoleHolder
  /** The first pass over a file finds no duplicates: not all lines are known yet. */
  readonly isFirstPass: boolean
}

interface Read {
  readonly line: StoredLine
  readonly parsed: ParsedLine
  readonly userPrincipalName: string | null
}

/** Verifies some lines, by statements for all of them at once, and keeps what came of it. Some hundred at a time. */
export async function verifyLines(
  tx: Database,
  lines: readonly StoredLine[],
  verifying: Verifying,
): Promise<VerifiedLine[]> {
  const { file, organisation, operator, isFirstPass } = verifying
  const { mapping } = file
  if (!isFirstPass)
    await deleteKeys(
      tx,
      file.id,
      lines.map(({ line }) => line),
    )
  const read = await readLines(tx, lines, verifying)
  // Those that are left out are in nobody's way.
  const keys = read.filter(({ line }) => !line.leftOut).flatMap(keysOf)
  const nameKeys = read.flatMap(({ userPrincipalName }) =>
    userPrincipalName === null ? [] : [userPrincipalNameKey(userPrincipalName)],
  )
  const addressKeys = [
    ...new Set(read.flatMap(({ parsed }) => addressesOf(parsed).map(addressKey))),
  ]
  await insertKeys(tx, file.id, keys)
  const holders = await findHolders(tx, nameKeys)
  const owners = Map.groupBy(await listOwnersOfAddresses(tx, addressKeys), ({ key }) => key)
  const twins = isFirstPass
    ? new Map<string, LineKey[]>()
    : Map.groupBy(
        // One that is another line than the one that is verified.
        await listLinesOfKeys(tx, file.id, [...nameKeys, ...addressKeys], 2),
        ({ key }) => key,
      )

  const verified = read.map(({ line, parsed, userPrincipalName }): VerifiedLine => {
    const decision = decideLine(parsed, line.cells, userPrincipalName, {
      mapping,
      domains: organisation.domains,
      operator,
      holder:
        userPrincipalName === null
          ? undefined
          : holders.get(userPrincipalNameKey(userPrincipalName)),
      ownersOf: (key) => owners.get(key)?.map(({ userId }) => userId) ?? [],
      twinOf: (kind, key) =>
        line.leftOut
          ? undefined
          : twins
              .get(key)
              // What is one's address may not be another's name either.
              ?.find(
                (twin) => twin.line !== line.line && (kind === 'address' || twin.kind === kind),
              )?.line,
    })
    return { line: line.line, ...decision }
  })
  await saveVerified(tx, file.id, verified)
  return verified
}

async function readLines(
  tx: Database,
  lines: readonly StoredLine[],
  { file, organisation }: Verifying,
): Promise<Read[]> {
  const { id, mapping } = file
  const read = lines.map((line) => ({ line, parsed: parseLine(line.cells, mapping) }))
  const made = await makeNames(
    tx,
    id,
    read
      .filter(({ line, parsed }) => parsed.isNameToBeMade && !line.leftOut)
      .map(({ line, parsed }) => ({ line: line.line, parsed })),
    {
      domain: mapping.domain,
      language: organisation.defaultLanguage,
      given: read.flatMap(({ line, parsed: { userPrincipalName } }) =>
        userPrincipalName === null || line.leftOut ? [] : [userPrincipalName],
      ),
    },
  )
  return read.map(({ line, parsed }) => ({
    line,
    parsed,
    userPrincipalName: parsed.userPrincipalName ?? made.get(line.line) ?? null,
  }))
}

function keysOf({ line: { line }, parsed, userPrincipalName }: Read): LineKey[] {
  const addresses = [...new Set(addressesOf(parsed).map(addressKey))]
  return [
    ...(userPrincipalName === null
      ? []
      : [{ line, kind: 'name' as const, key: userPrincipalNameKey(userPrincipalName) }]),
    ...addresses.map((key) => ({ line, kind: 'address' as const, key })),
  ]
}

function addressesOf({ mail, otherMails }: ParsedLine): string[] {
  return [...(mail == null ? [] : [mail]), ...(otherMails ?? [])]
}
