import { MAIL_CHOICES, type MailChoice } from '../follow-ups/telling/mail-choice.ts'
import { Form } from '../platform/form.tsx'
import { translator } from '../platform/messages.ts'
import type { PageFrame } from '../platform/page.tsx'

interface Props {
  readonly frame: PageFrame
  readonly choice: MailChoice
}

/** What an operator is told by mail of hand-overs that need them. */
export function MailSection({ frame, choice }: Props) {
  const t = translator(frame.language)
  return (
    <section>
      <h2 id="mail-title">{t('page.account.mail')}</h2>
      <p class="soft">{t('page.account.mailLead')}</p>
      <Form frame={frame} action="/account/follow-up-mail">
        <div class="field">
          <div class="row">
            <select name="choice" aria-labelledby="mail-title">
              {MAIL_CHOICES.map((each) => (
                <option key={each} value={each} selected={each === choice}>
                  {t(`page.account.mail.${each}`)}
                </option>
              ))}
            </select>
            <button class="plain">{t('page.account.save')}</button>
          </div>
        </div>
      </Form>
    </section>
  )
}
