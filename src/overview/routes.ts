import type { Routes } from '../platform/http.ts'
import { Home, Overview } from './contract.ts'
import { getHome } from './get-home.ts'
import { getOverview } from './get-overview.ts'

export const overviewRoutes: Routes = async (app) => {
  app.get(
    '/home',
    {
      config: { access: { to: 'ability', ability: 'users.read' } },
      schema: { response: { 200: Home } },
    },
    async ({ context, organisation }) => await getHome(context, organisation),
  )

  app.get(
    '/overview',
    {
      config: { access: { to: 'ability', ability: 'followUps.read' } },
      schema: { response: { 200: Overview } },
    },
    async ({ context, organisation }) => await getOverview(context, organisation),
  )
}
