import { useState } from 'react'
import { CopyButton } from '../../ui/copy-button.tsx'
import { Button, Tooltip } from '../../ui/fluent.ts'
import { EyeIcon, HideIcon } from '../../ui/icons.ts'
import { useT } from '../../ui/t.tsx'

interface Props {
  readonly kind: 'password' | 'pin'
  readonly secret: string
  readonly title: string
  readonly note: string
}

/** Shown here and never again; masked until somebody asks for it. A group of characters never breaks. */
export function SecretOnce({ kind, secret, title, note }: Props) {
  const t = useT()
  const [isShown, setShown] = useState(false)
  const groups = groupsOf(secret)
  return (
    <section className="secret-once" aria-label={title}>
      <h3 className="secret-once-title">{title}</h3>
      <div className="secret-once-line">
        <span className="credential">
          {isShown ? (
            groups.map((group, index) => (
              <span key={index} className="credential-group">
                {group}
              </span>
            ))
          ) : (
            <>
              <span aria-hidden="true">
                {groups.map((group, index) => (
                  <span key={index} className="credential-group">
                    {group.replace(/[^- ]/gu, '•')}
                  </span>
                ))}
              </span>
              <span className="visually-hidden">{t('reset.hidden')}</span>
            </>
          )}
        </span>
        <Tooltip
          relationship="label"
          content={
            isShown ? t('reset.hide') : kind === 'pin' ? t('reset.showPin') : t('reset.show')
          }
        >
          <Button
            type="button"
            appearance="subtle"
            icon={isShown ? <HideIcon /> : <EyeIcon />}
            onClick={() => setShown(!isShown)}
          />
        </Tooltip>
        <CopyButton
          text={secret.trim()}
          label={kind === 'pin' ? t('reset.copyPin') : t('reset.copyPassword')}
        />
      </div>
      <p className="secondary-text secret-once-note">{note}</p>
    </section>
  )
}

/** As the server groups it; a PIN, which is digits alone, in threes as telephone numbers are read out. */
function groupsOf(secret: string): readonly string[] {
  if (/^\d+$/u.test(secret)) return secret.match(/\d{1,3}/gu) ?? [secret]
  return secret.split(/(?<=[- ])/u)
}
