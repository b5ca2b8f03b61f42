import type { Decision } from '../../platform/contract.ts'
import { addressKey } from '../../platform/email-address.ts'
import type { ImportLine, ImportMapping, ImportTarget } from '../contract.ts'
import type { PresentUser } from './decide-line.ts'
import { LONGEST, type ParsedLine, type TextField } from './parse-line.ts'

/** These could lead a hand-over astray, and so take more than the right to edit. */
const SENSITIVE: readonly ImportTarget[] = ['mobilePhone', 'businessPhones', 'mail', 'otherMails']
const NEVER_EMPTY: readonly ImportTarget[] = ['displayName', 'preferredLanguage']

type Change = ImportLine['changes'][number]

/** What a line changes of somebody who is there, and what it would change if one might. */
export function changedFields(
  parsed: ParsedLine,
  present: PresentUser,
  mapping: Pick<ImportMapping, 'emptyCells'>,
  maySensitive: Decision,
): Pick<ImportLine, 'changes' | 'kept'> {
  const all = [
    ...textChanges(parsed, present),
    ...languageChange(parsed, present),
    ...phoneChange(parsed, present),
    ...addressChanges(parsed, present),
  ].filter(
    ({ field, to }) =>
      to !== null || (mapping.emptyCells === 'clear' && !NEVER_EMPTY.includes(field)),
  )
  const isKept = ({ field }: Change): boolean => !maySensitive.allowed && SENSITIVE.includes(field)
  return {
    changes: all.filter((change) => !isKept(change)),
    kept: all.filter(isKept).map(({ field }) => ({ field, reason: maySensitive.reason ?? '' })),
  }
}

function textChanges({ texts }: ParsedLine, present: PresentUser): Change[] {
  return (Object.keys(LONGEST) as TextField[]).flatMap((field) => {
    const to = texts[field]
    const from = present[field]
    return to === undefined || to === from ? [] : [{ field, from, to }]
  })
}

function languageChange({ preferredLanguage: to }: ParsedLine, present: PresentUser): Change[] {
  const { preferredLanguage: from } = present
  return to === undefined || to === from ? [] : [{ field: 'preferredLanguage', from, to }]
}

function phoneChange({ businessPhones }: ParsedLine, present: PresentUser): Change[] {
  const from = shown(present.businessPhones)
  const to = businessPhones === undefined ? from : shown(businessPhones)
  return to === from ? [] : [{ field: 'businessPhones', from, to }]
}

function addressChanges({ mail, otherMails }: ParsedLine, present: PresentUser): Change[] {
  const changes: Change[] = []
  if (mail !== undefined && keyOf(mail) !== keyOf(present.mail))
    changes.push({ field: 'mail', from: present.mail, to: mail })
  if (otherMails === undefined) return changes
  // The account's own mailbox isn't an alternate address too.
  const own = keyOf(mail === undefined ? present.mail : mail)
  const others = otherMails.filter((address) => addressKey(address) !== own)
  if (keysOf(others) !== keysOf(present.otherMails))
    changes.push({ field: 'otherMails', from: shown(present.otherMails), to: shown(others) })
  return changes
}

function keyOf(address: string | null): string | null {
  return address === null ? null : addressKey(address)
}

function keysOf(addresses: readonly string[]): string {
  return addresses.map(addressKey).toSorted().join(' ')
}

function shown(values: readonly string[]): string | null {
  return values.length === 0 ? null : values.join('; ')
}
