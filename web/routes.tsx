import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router'
import { panelSearch } from './panel-search.ts'
import { parseSearch, stringifySearch } from './search-params.ts'
import { ErrorScreen } from './shell/error-screen.tsx'
import { NotFoundScreen } from './shell/not-found-screen.tsx'
import { Shell } from './shell/shell.tsx'
import { importSearch, importStartSearch } from './import/import-search.ts'
import { jobSearch } from './jobs/job-search.ts'
import { jobsSearch } from './jobs/jobs-search.ts'
import { lettersSearch } from './letters/letters-search.ts'
import { followUpSearch } from './follow-up/follow-up-search.ts'
import { auditSearch } from './audit/audit-search.ts'
import { rolesSearch } from './roles/roles-search.ts'
import { settingsSearch } from './settings/settings-search.ts'
import { usersSearch } from './users/users-search.ts'
import { UsersScreen } from './users/users-screen.tsx'

const root = createRootRoute({
  component: Shell,
  validateSearch: panelSearch,
  notFoundComponent: NotFoundScreen,
})

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('./home/home-screen.tsx'), 'HomeScreen'),
})

const users = createRoute({
  getParentRoute: () => root,
  path: '/users',
  validateSearch: usersSearch,
  component: UsersScreen,
})

const user = createRoute({
  getParentRoute: () => root,
  path: '/users/$id',
  component: lazyRouteComponent(() => import('./users/user-screen.tsx'), 'UserScreen'),
})

const importStart = createRoute({
  getParentRoute: () => root,
  path: '/users/import',
  validateSearch: importStartSearch,
  component: lazyRouteComponent(() => import('./import/start-screen.tsx'), 'ImportStartScreen'),
})

const importFile = createRoute({
  getParentRoute: () => root,
  path: '/users/import/$id',
  validateSearch: importSearch,
  component: lazyRouteComponent(() => import('./import/import-screen.tsx'), 'ImportScreen'),
})

const deletedUsers = createRoute({
  getParentRoute: () => root,
  path: '/deleted-users',
  validateSearch: usersSearch,
  component: lazyRouteComponent(
    () => import('./users/deleted-users-screen.tsx'),
    'DeletedUsersScreen',
  ),
})

const followUp = createRoute({
  getParentRoute: () => root,
  path: '/follow-up',
  validateSearch: followUpSearch,
  component: lazyRouteComponent(() => import('./follow-up/follow-up-screen.tsx'), 'FollowUpScreen'),
})

const handover = createRoute({
  getParentRoute: () => root,
  path: '/handovers/$number',
  component: lazyRouteComponent(() => import('./handovers/handover-screen.tsx'), 'HandoverScreen'),
})

const letters = createRoute({
  getParentRoute: () => root,
  path: '/letters',
  validateSearch: lettersSearch,
  component: lazyRouteComponent(() => import('./letters/letters-screen.tsx'), 'LettersScreen'),
})

const jobs = createRoute({
  getParentRoute: () => root,
  path: '/jobs',
  validateSearch: jobsSearch,
  component: lazyRouteComponent(() => import('./jobs/jobs-screen.tsx'), 'JobsScreen'),
})

const job = createRoute({
  getParentRoute: () => root,
  path: '/jobs/$number',
  validateSearch: jobSearch,
  component: lazyRouteComponent(() => import('./jobs/job-screen.tsx'), 'JobScreen'),
})

const roles = createRoute({
  getParentRoute: () => root,
  path: '/roles',
  validateSearch: rolesSearch,
  component: lazyRouteComponent(() => import('./roles/roles-screen.tsx'), 'RolesScreen'),
})

const audit = createRoute({
  getParentRoute: () => root,
  path: '/audit',
  validateSearch: auditSearch,
  component: lazyRouteComponent(() => import('./audit/audit-screen.tsx'), 'AuditScreen'),
})

const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  validateSearch: settingsSearch,
  component: lazyRouteComponent(() => import('./settings/settings-screen.tsx'), 'SettingsScreen'),
})

const setUp = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  component: lazyRouteComponent(() => import('./setup/setup-screen.tsx'), 'SetupScreen'),
})

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    users,
    user,
    importStart,
    importFile,
    deletedUsers,
    followUp,
    handover,
    letters,
    jobs,
    job,
    roles,
    audit,
    settings,
    setUp,
  ]),
  parseSearch,
  stringifySearch,
  defaultErrorComponent: ErrorScreen,
  defaultPreload: 'intent',
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
