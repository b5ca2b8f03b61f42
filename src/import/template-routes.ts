import { Type } from 'typebox'
import type { Routes } from '../platform/http.ts'
import {
  ImportTemplate,
  ImportTemplateList,
  SaveTemplateBody,
  TemplateParams,
} from './mapping/contract.ts'
import { listTemplates } from './mapping/template-queries.ts'
import { keepTemplate, presentTemplate, removeTemplate } from './mapping/templates.ts'

const access = { to: 'ability', ability: 'users.create' } as const

export const importTemplateRoutes: Routes = async (app) => {
  app.get(
    '/import-templates',
    { config: { access }, schema: { response: { 200: ImportTemplateList } } },
    async ({ context }) => ({ value: (await listTemplates(context.db)).map(presentTemplate) }),
  )

  app.post(
    '/import-templates',
    {
      config: { access, audits: 1 },
      schema: { body: SaveTemplateBody, response: { 201: ImportTemplate } },
    },
    async ({ context, body }, reply) =>
      await reply.code(201).send(presentTemplate(await keepTemplate(context, body))),
  )

  app.delete(
    '/import-templates/:id',
    {
      config: { access, audits: 1 },
      schema: { params: TemplateParams, response: { 204: Type.Null() } },
    },
    async ({ context, params: { id } }, reply) => {
      await removeTemplate(context, id)
      return await reply.code(204).send(null)
    },
  )
}
