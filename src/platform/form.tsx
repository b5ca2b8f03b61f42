import type { ComponentChildren } from 'preact'
import type { Translate } from './messages.ts'
import type { PageFrame } from './page.tsx'

interface FormProps {
  readonly frame: PageFrame
  readonly action: string
  /** Fields that nobody sees, such as where to go on afterwards. */
  readonly hidden?: Readonly<Record<string, string>> | undefined
  readonly children: ComponentChildren
}

/** Every form posts: nothing that changes anything, and nothing typed, stands in an address (S5, S6). */
export function Form({ frame, action, hidden, children }: FormProps) {
  const fields = { ...hidden, ...(frame.csrf === undefined ? {} : { csrf: frame.csrf }) }
  return (
    <form method="post" action={action}>
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {children}
    </form>
  )
}

/** What is wrong, above the form and first in focus; nothing if all is well. */
export function Problems({ t, problems }: { t: Translate; problems: readonly string[] }) {
  const [first, ...more] = problems
  if (first === undefined) return null
  return (
    <div class="problem" role="alert" id="problem" tabIndex={-1} autofocus>
      {more.length === 0 ? (
        <p>{first}</p>
      ) : (
        <>
          <p>
            <b>{t('page.problemTitle')}</b>
          </p>
          <ul>
            {problems.map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}

export function Notice({ children }: { children: ComponentChildren }) {
  return (
    <div class="notice" role="status">
      <p>{children}</p>
    </div>
  )
}

interface FieldProps {
  /** The name under which it is sent, and its id. */
  readonly name: string
  readonly label: string
  readonly hint?: string | undefined
  readonly value?: string | undefined
  readonly autocomplete: 'username' | 'one-time-code' | 'email' | 'off'
  readonly inputmode?: 'numeric' | 'email'
  /** A code in capitals: a telephone's keyboard begins with them. */
  readonly autocapitalize?: 'characters'
  /** It is described by the problem above the form. */
  readonly invalid?: boolean
}

/** A line of text that is an identifier: never capitalised, corrected or spell-checked. */
export function TextField({
  name,
  label,
  hint,
  value,
  autocomplete,
  inputmode,
  autocapitalize,
  invalid = false,
}: FieldProps) {
  const described = [invalid && 'problem', hint !== undefined && `${name}-hint`].filter(Boolean)
  return (
    <div class="field">
      <label for={name}>{label}</label>
      {hint !== undefined && (
        <span class="hint" id={`${name}-hint`}>
          {hint}
        </span>
      )}
      <div class="row">
        <input
          id={name}
          name={name}
          type="text"
          value={value}
          required
          autocomplete={autocomplete}
          inputmode={inputmode}
          autocapitalize={autocapitalize ?? 'off'}
          autocorrect="off"
          spellcheck={false}
          maxLength={320}
          aria-invalid={invalid ? 'true' : undefined}
          aria-describedby={described.join(' ') || undefined}
        />
      </div>
    </div>
  )
}

interface PasswordFieldProps {
  readonly t: Translate
  readonly name: string
  /** Needed where the page has two fields of the same name. */
  readonly id?: string
  readonly label: string
  readonly autocomplete: 'current-password' | 'new-password'
  readonly invalid?: boolean
  /** The id of the rules that it has to obey, which are ticked off while typing. */
  readonly rules?: string
}

/** Pasting and password managers work; a script adds a button that shows what is typed. */
export function PasswordField(props: PasswordFieldProps) {
  const { t, name, id = name, label, autocomplete, invalid = false, rules } = props
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <div class="row">
        <input
          id={id}
          name={name}
          type="password"
          required
          autocomplete={autocomplete}
          autocapitalize="off"
          autocorrect="off"
          spellcheck={false}
          maxLength={1024}
          data-rules={rules === undefined ? undefined : ''}
          aria-invalid={invalid ? 'true' : undefined}
          aria-describedby={[invalid && 'problem', rules].filter(Boolean).join(' ') || undefined}
        />
        <button
          type="button"
          class="plain"
          hidden
          data-do="show"
          value={id}
          data-done={t('page.hidePassword')}
          aria-controls={id}
        >
          {t('page.showPassword')}
        </button>
      </div>
    </div>
  )
}

export interface PasswordRules {
  readonly minimumLength: number
  readonly requireClasses: boolean
}

interface NewPasswordProps {
  readonly t: Translate
  readonly policy: PasswordRules
  readonly invalid?: boolean
}

/** The new password, `password`, and its repetition, `repeat`, with the rules in words. */
export function NewPasswordFields({ t, policy, invalid = false }: NewPasswordProps) {
  return (
    <>
      <PasswordField
        t={t}
        name="password"
        label={t('page.password.new')}
        autocomplete="new-password"
        invalid={invalid}
        rules="rules"
      />
      <ul class="soft" id="rules" aria-label={t('page.password.rules')}>
        <li data-rule={policy.minimumLength}>
          {t('page.password.minimum', { count: policy.minimumLength })}
        </li>
        {policy.requireClasses && <li data-rule="classes">{t('page.password.classes')}</li>}
        <li>{t('page.password.uncommon')}</li>
      </ul>
      <PasswordField
        t={t}
        name="repeat"
        label={t('page.password.repeat')}
        autocomplete="new-password"
        invalid={invalid}
      />
    </>
  )
}
