import { useWords } from './t.tsx'

/** The roles that operators can hold here, the mightiest first. */
export const OPERATOR_ROLES = [
  'GlobalAdministrator',
  'PrivilegedRoleAdministrator',
  'PrivilegedAuthenticationAdministrator',
  'AuthenticationAdministrator',
  'UserAdministrator',
  'HelpdeskAdministrator',
  'PasswordAdministrator',
  'GlobalReader',
  'ReportsReader',
  'DirectoryReaders',
] as const

/** A role's name in the reader's language; roles that we have no words for keep Microsoft's name. */
export function useRoleName(): (name: string) => string {
  const { find } = useWords()
  return (name) => find(`role.${name}`) ?? name
}
