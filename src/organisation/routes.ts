import type { Routes } from '../platform/http.ts'
import { SetUpBody, Settings, UpdateSettingsBody } from './contract.ts'
import './http.ts'
import { setUpOrganisation, settingsOf, updateSettings } from './update-settings.ts'

const read = { to: 'ability', ability: 'settings.read' } as const
const write = { to: 'ability', ability: 'settings.write' } as const

export const settingsRoutes: Routes = async (app) => {
  app.get(
    '/settings',
    { config: { access: read }, schema: { response: { 200: Settings } } },
    async ({ organisation }) => settingsOf(organisation),
  )

  app.patch(
    '/settings',
    {
      config: { access: write, audits: 1 },
      schema: { body: UpdateSettingsBody, response: { 200: Settings } },
    },
    async ({ context, body }) => await updateSettings(context, body),
  )

  app.post(
    '/setup',
    {
      config: { access: write, audits: 1 },
      schema: { body: SetUpBody, response: { 200: Settings } },
    },
    async ({ context, body }) => await setUpOrganisation(context, body),
  )
}
