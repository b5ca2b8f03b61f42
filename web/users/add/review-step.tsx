import { Facts } from '../../ui/facts.tsx'
import { NATIVE_NAMES } from '../../ui/languages.ts'
import { useRoleName } from '../../ui/role-names.tsx'
import { useFormats, useT } from '../../ui/t.tsx'
import { NAME_FIELDS, PROFILE_FIELDS } from '../profile-fields.tsx'
import type { HandoverDraft } from '../reset/handover-draft.ts'
import { isMailed } from '../reset/handover-draft.ts'
import type { NewUser } from './new-user.ts'
import { principalName } from './new-user.ts'

interface Props {
  readonly user: NewUser
  readonly draft: HandoverDraft
}

export function ReviewStep({ user, draft }: Props) {
  const t = useT()
  const { list } = useFormats()
  const roleName = useRoleName()
  const given = [...NAME_FIELDS, ...PROFILE_FIELDS].filter((name) => user[name].trim() !== '')
  return (
    <>
      <div className="form-part">
        <h3>{t('user.account')}</h3>
        <Facts
          facts={[
            { label: t('field.displayName'), value: user.displayName },
            { label: t('field.userPrincipalName'), value: principalName(user) },
            { label: t('add.alternate'), value: user.alternateAddress },
            { label: t('field.preferredLanguage'), value: NATIVE_NAMES[user.preferredLanguage] },
            ...given.map((name) => ({ label: t(`field.${name}`), value: user[name] })),
            ...(user.mobilePhone === ''
              ? []
              : [{ label: t('field.mobilePhone'), value: user.mobilePhone }]),
            ...(user.roles.length === 0
              ? []
              : [{ label: t('user.roles'), value: list.format(user.roles.map(roleName)) }]),
          ]}
        />
      </div>
      <div className="form-part">
        <h3>{t('add.handover')}</h3>
        {user.handsOver ? (
          <Facts
            facts={[
              { label: t('reset.way'), value: t(`handover.way.${draft.way}`) },
              ...(isMailed(draft.way) ? [{ label: t('add.sendTo'), value: draft.recipient }] : []),
              { label: t('reset.lifetime'), value: t(`lifetime.${draft.lifetime}`) },
            ]}
          />
        ) : (
          <p className="form-note">{t('add.noHandover')}</p>
        )}
      </div>
    </>
  )
}
