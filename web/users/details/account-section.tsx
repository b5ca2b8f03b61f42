import type { UserDetail } from '../../../src/accounts/contract.ts'
import { Address } from '../../ui/address.tsx'
import { Facts } from '../../ui/facts.tsx'
import { BlockIcon, DeleteIcon, DoneIcon } from '../../ui/icons.ts'
import { NATIVE_NAMES } from '../../ui/languages.ts'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { StateBadge } from '../../ui/state-badge.tsx'
import { useT } from '../../ui/t.tsx'

export function AccountSection({ user }: { readonly user: UserDetail }) {
  const t = useT()
  return (
    <Facts
      facts={[
        { label: t('user.status'), value: <AccountBadge user={user} /> },
        { label: t('field.userPrincipalName'), value: <Address text={user.userPrincipalName} /> },
        {
          label: t('field.mail'),
          value: user.mail === null ? null : <Address text={user.mail} />,
        },
        { label: t('field.givenName'), value: user.givenName },
        { label: t('field.surname'), value: user.surname },
        { label: t('field.jobTitle'), value: user.jobTitle },
        { label: t('field.department'), value: user.department },
        { label: t('field.officeLocation'), value: user.officeLocation },
        { label: t('field.mobilePhone'), value: user.mobilePhone },
        { label: t('field.businessPhones'), value: user.businessPhones.join(', ') },
        { label: t('field.streetAddress'), value: user.streetAddress },
        { label: t('field.postalCode'), value: user.postalCode },
        { label: t('field.city'), value: user.city },
        { label: t('field.state'), value: user.state },
        { label: t('field.country'), value: user.country },
        { label: t('field.preferredLanguage'), value: NATIVE_NAMES[user.preferredLanguage] },
        { label: t('user.created'), value: <RelativeTime at={user.createdDateTime} /> },
      ]}
    />
  )
}

function AccountBadge({ user }: { readonly user: UserDetail }) {
  const t = useT()
  if (user.deletedDateTime !== null)
    return <StateBadge tone="danger" icon={DeleteIcon} label={t('user.deleted')} />
  if (!user.accountEnabled)
    return <StateBadge tone="danger" icon={BlockIcon} label={t('users.blocked')} />
  return <StateBadge tone="success" icon={DoneIcon} label={t('user.allowed')} />
}
