import type { Organisation } from '../organisation/organisation.ts'
import { Problem } from '../platform/problem.ts'
import type { Secret } from '../platform/secret.ts'
import { checkPassword, type PasswordProblem, type PasswordPolicy } from './password-policy.ts'

export type PolicyOwner = Pick<Organisation, 'name' | 'domains' | 'passwordPolicy'>

/** The organisation's policy for one user, the same on every path (S27). */
export function policyFor(organisation: PolicyOwner, userWords: readonly string[]): PasswordPolicy {
  const { minimumLength, requireClasses, bannedTerms } = organisation.passwordPolicy
  return {
    minimumLength,
    classesRequired: requireClasses,
    bannedTerms,
    userWords,
    organisationWords: [organisation.name, ...organisation.domains],
  }
}

/** Throws a Problem that names every rule that the password breaks, never the password. */
export function requireAcceptablePassword(
  password: Secret,
  organisation: PolicyOwner,
  userWords: readonly string[],
): void {
  const problems = checkPassword(password.expose(), policyFor(organisation, userWords))
  if (problems.length > 0) throw passwordRefused(problems)
}

export function passwordRefused(problems: readonly PasswordProblem[]): Problem {
  return new Problem('invalid', 'password-refused', 'The password does not follow the policy.', {
    field: 'password',
    passwordProblems: problems,
  })
}
