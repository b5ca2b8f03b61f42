import type { Translate } from '../../messages/translate.ts'
import type { useWords } from '../ui/t.tsx'

/** Values of these details are words that the interface knows; the name tells where. */
const VALUES_OF: Record<string, string> = {
  way: 'handover.way',
  verification: 'verification',
  role: 'role',
  how: 'handover.how',
  reason: 'reason',
  ability: 'ability',
  permission: 'ability',
}

/** As the log writes moments. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

/** A detail of an audit event in words if we have them, else as it stands in the log. */
export function detailText(
  name: string,
  value: unknown,
  { find }: Pick<ReturnType<typeof useWords>, 'find'>,
  t: Translate,
  exact: Intl.DateTimeFormat,
): string {
  if (typeof value === 'boolean') return value ? t('roles.yes') : t('roles.no')
  if (Array.isArray(value)) {
    return value.map((each) => detailText(name, each, { find }, t, exact)).join(', ')
  }
  if (typeof value !== 'string') return JSON.stringify(value)
  if (INSTANT.test(value)) return exact.format(new Date(value))
  const prefix = VALUES_OF[name]
  return (prefix === undefined ? undefined : find(`${prefix}.${value}`)) ?? value
}
