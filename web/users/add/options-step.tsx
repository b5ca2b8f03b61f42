import { useQuery } from '@tanstack/react-query'
import type { RoleList } from '../../../src/roles/contract.ts'
import { api } from '../../api.ts'
import { useSession } from '../../session.tsx'
import { Checkbox, Field, Input, Switch } from '../../ui/fluent.ts'
import { useRoleName } from '../../ui/role-names.tsx'
import { useT } from '../../ui/t.tsx'
import { PROFILE_FIELDS, ProfileFields } from '../profile-fields.tsx'
import type { DraftErrors, HandoverChoices, HandoverDraft } from '../reset/handover-draft.ts'
import { HandoverFields } from '../reset/handover-fields.tsx'
import type { NewUser } from './new-user.ts'

interface Props {
  readonly user: NewUser
  readonly choices: HandoverChoices
  readonly draft: HandoverDraft
  readonly errors: DraftErrors
  readonly demandsVerification: boolean
  readonly onUser: (user: NewUser) => void
  readonly onDraft: (draft: HandoverDraft) => void
}

export function OptionsStep(props: Props) {
  const { user, choices, draft, errors, demandsVerification, onUser, onDraft } = props
  const t = useT()
  const { can } = useSession()
  const change = (part: Partial<NewUser>) => onUser({ ...user, ...part })
  return (
    <>
      <div className="form-part">
        <h3>{t('add.handover')}</h3>
        <Switch
          label={t('add.handsOver')}
          checked={user.handsOver}
          onChange={(_, { checked }) => change({ handsOver: checked })}
        />
        {user.handsOver ? (
          <HandoverFields
            isNew
            options={choices}
            draft={draft}
            errors={errors}
            demandsVerification={demandsVerification}
            onChange={onDraft}
          />
        ) : (
          <p className="form-note">{t('add.noHandover')}</p>
        )}
      </div>
      <div className="form-part">
        <h3>{t('add.profile')}</h3>
        <ProfileFields
          t={t}
          fields={PROFILE_FIELDS}
          values={user}
          onChange={(name, value) => change({ [name]: value })}
        />
        <Field label={t('field.mobilePhone')}>
          <Input
            type="tel"
            maxLength={64}
            autoComplete="off"
            value={user.mobilePhone}
            onChange={(_, { value }) => change({ mobilePhone: value })}
          />
        </Field>
      </div>
      {can('roles.assign') ? (
        <RoleChoices roles={user.roles} onChange={(roles) => change({ roles })} />
      ) : null}
    </>
  )
}

interface RoleChoicesProps {
  readonly roles: readonly string[]
  readonly onChange: (roles: readonly string[]) => void
}

/** Only roles that this operator may assign. */
function RoleChoices({ roles, onChange }: RoleChoicesProps) {
  const t = useT()
  const roleName = useRoleName()
  const { data } = useQuery({
    queryKey: ['roles'],
    queryFn: ({ signal }) => api.get<RoleList>('/roles', undefined, signal),
  })
  const assignable = data?.value.filter(({ assign }) => assign.allowed) ?? []
  if (assignable.length === 0) return null
  return (
    <div className="form-part" role="group" aria-label={t('user.roles')}>
      <h3>{t('user.roles')}</h3>
      <p className="form-note">{t('add.rolesText')}</p>
      <div className="role-choices">
        {assignable.map(({ name }) => (
          <Checkbox
            key={name}
            label={roleName(name)}
            checked={roles.includes(name)}
            onChange={(_, { checked }) =>
              onChange(checked === true ? [...roles, name] : roles.filter((each) => each !== name))
            }
          />
        ))}
      </div>
    </div>
  )
}
