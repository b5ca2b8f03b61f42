import type { Translate } from '../platform/messages.ts'
import { containsName, isBanned } from './banned-words.ts'
import { isCommonPassword } from './common-passwords.ts'
import { countCharacters, normalisePassword } from './normalise-password.ts'

/** The rules of an organisation that people can be told, whoever they are. */
export interface PasswordRules {
  readonly minimumLength: number
  /** Entra's rule: three of lower case, upper case, digit and symbol. */
  readonly classesRequired: boolean
}

export interface PasswordPolicy extends PasswordRules {
  /** The user's names and the part of the user name before the @. */
  readonly userWords: readonly string[]
  /** The organisation's name and domains. */
  readonly organisationWords: readonly string[]
  /** The organisation's own list, 4 to 16 characters each. */
  readonly bannedTerms: readonly string[]
}

/** What is wrong with a password. Never holds the password, nor the part of it that is wrong (S9). */
export type PasswordProblem =
  | { readonly kind: 'tooShort'; readonly minimum: number }
  | { readonly kind: 'tooLong'; readonly maximum: number }
  | { readonly kind: 'common' }
  | { readonly kind: 'containsName' }
  | { readonly kind: 'banned' }
  | { readonly kind: 'classes'; readonly required: number }
  /** Found by whoever knows the former hash, not by `checkPassword`. */
  | { readonly kind: 'previous' }
  /** Found by the form that asks twice, not by `checkPassword`. */
  | { readonly kind: 'repeatDiffers' }

export const MAXIMUM_PASSWORD_LENGTH = 256

const CLASSES = [/\p{Ll}/u, /\p{Lu}/u, /\p{Nd}/u, /[^\p{Ll}\p{Lu}\p{Nd}]/u]
const CLASSES_REQUIRED = 3
const PRODUCT_WORDS = ['kvittens']

function withoutTopLevel(word: string): string {
  return word.replace(/^((?:[\p{L}\p{N}-]+\.)*[\p{L}\p{N}-]+)\.[\p{L}\p{N}-]+$/u, '$1')
}

/**
 * Checks a password that somebody chose or that was generated, the same on every path (S27). All the
 * problems are told at once, but for one that is too long, which isn't looked at any further.
 */
export function checkPassword(
  password: string,
  policy: PasswordPolicy,
): readonly PasswordProblem[] {
  // A code point is at most two code units, and NFC never makes a text three times as short.
  if (password.length > 6 * MAXIMUM_PASSWORD_LENGTH)
    return [{ kind: 'tooLong', maximum: MAXIMUM_PASSWORD_LENGTH }]
  const normalised = normalisePassword(password)
  const length = countCharacters(normalised)
  if (length > MAXIMUM_PASSWORD_LENGTH)
    return [{ kind: 'tooLong', maximum: MAXIMUM_PASSWORD_LENGTH }]

  const problems: PasswordProblem[] = []
  if (length < policy.minimumLength)
    problems.push({ kind: 'tooShort', minimum: policy.minimumLength })
  if (isCommonPassword(normalised)) problems.push({ kind: 'common' })
  const names = [
    ...policy.userWords,
    ...policy.organisationWords.map(withoutTopLevel),
    ...PRODUCT_WORDS,
  ]
  if (containsName(normalised, names)) problems.push({ kind: 'containsName' })
  if (isBanned(normalised, policy.bannedTerms)) problems.push({ kind: 'banned' })
  const classes = CLASSES.filter((pattern) => pattern.test(normalised)).length
  if (policy.classesRequired && classes < CLASSES_REQUIRED)
    problems.push({ kind: 'classes', required: CLASSES_REQUIRED })
  return problems
}

/** The policy as sentences to read before choosing, the advice last. */
export function describePolicy(rules: PasswordRules, t: Translate): readonly string[] {
  return [
    t('page.policy.length', { minimum: rules.minimumLength, maximum: MAXIMUM_PASSWORD_LENGTH }),
    ...(rules.classesRequired ? [t('page.policy.classes', { required: CLASSES_REQUIRED })] : []),
    t('page.policy.common'),
    t('page.policy.names'),
    t('page.policy.passphrase'),
  ]
}

/** One problem as a sentence: what is wrong and what to do about it. */
export function describePasswordProblem(problem: PasswordProblem, t: Translate): string {
  switch (problem.kind) {
    case 'tooShort':
      return t('page.passwordProblem.tooShort', { minimum: problem.minimum })
    case 'tooLong':
      return t('page.passwordProblem.tooLong', { maximum: problem.maximum })
    case 'common':
      return t('page.passwordProblem.common')
    case 'containsName':
      return t('page.passwordProblem.containsName')
    case 'banned':
      return t('page.passwordProblem.banned')
    case 'classes':
      return t('page.passwordProblem.classes', { required: problem.required })
    case 'previous':
      return t('page.passwordProblem.previous')
    case 'repeatDiffers':
      return t('page.passwordProblem.repeatDiffers')
  }
}
