import type { Routes } from '../platform/http.ts'
import { UserDetail, UserFilterValues, UserPage, UserParams, UserQuery } from './contract.ts'
import { getUserDetail } from './get-user-detail.ts'
import { listFilterValues } from './list-queries.ts'
import { listUsers } from './list-users.ts'

const read = { to: 'ability', ability: 'users.read' } as const

export const accountsRoutes: Routes = async (app) => {
  app.get(
    '/users',
    {
      config: { access: read },
      schema: { querystring: UserQuery, response: { 200: UserPage } },
    },
    async ({ context, organisation, query }) => await listUsers(context, organisation, query),
  )

  app.get(
    '/users/filters',
    { config: { access: read }, schema: { response: { 200: UserFilterValues } } },
    async ({ context: { db }, organisation: { defaultLanguage } }) => {
      const [departments, cities, countries] = await Promise.all([
        listFilterValues(db, 'department', defaultLanguage),
        listFilterValues(db, 'city', defaultLanguage),
        listFilterValues(db, 'country', defaultLanguage),
      ])
      return { departments, cities, countries }
    },
  )

  app.get(
    '/users/:id',
    {
      config: { access: read },
      schema: { params: UserParams, response: { 200: UserDetail } },
    },
    async ({ context, organisation, params }) =>
      await getUserDetail(context, organisation, params.id),
  )
}
