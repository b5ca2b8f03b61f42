import { Type } from 'typebox'
import { COLLATIONS } from '../../organisation/organisation.ts'
import '../../organisation/http.ts'
import type { Routes } from '../../platform/http.ts'
import { requireOperator } from '../../roles/policy.ts'
import { addView } from './add-view.ts'
import { changeView } from './change-view.ts'
import { chooseColumns } from './choose-columns.ts'
import {
  AddViewBody,
  ChangeViewBody,
  ChooseColumnsBody,
  SavedView,
  SavedViews,
  ViewParams,
} from './contract.ts'
import { deleteView, restoreView } from './delete-view.ts'
import { decideShare, presentView } from './policy.ts'
import { findChosenColumns, listViews } from './queries.ts'

const access = { to: 'ability', ability: 'users.read' } as const
const config = { access, audits: 1 } as const

export const viewRoutes: Routes = async (app) => {
  app.get(
    '/views',
    { config: { access }, schema: { response: { 200: SavedViews } } },
    async ({ context: { db, actor }, organisation }) => {
      const viewer = requireOperator(actor)
      const [views, columns] = await Promise.all([
        listViews(db, viewer.id, COLLATIONS[organisation.defaultLanguage]),
        findChosenColumns(db, viewer.id),
      ])
      return {
        value: views.map((view) => presentView(view, viewer)),
        columns: columns ?? null,
        share: decideShare(viewer),
      }
    },
  )

  app.post(
    '/views',
    { config, schema: { body: AddViewBody, response: { 201: SavedView } } },
    async ({ context, body }, reply) => await reply.code(201).send(await addView(context, body)),
  )

  app.patch(
    '/views/:id',
    {
      config,
      schema: { params: ViewParams, body: ChangeViewBody, response: { 200: SavedView } },
    },
    async ({ context, params, body }) => await changeView(context, params.id, body),
  )

  app.delete(
    '/views/:id',
    { config, schema: { params: ViewParams, response: { 204: Type.Null() } } },
    async ({ context, params }, reply) => {
      await deleteView(context, params.id)
      return await reply.code(204).send(null)
    },
  )

  app.post(
    '/views/:id/restore',
    { config, schema: { params: ViewParams, response: { 200: SavedView } } },
    async ({ context, params }) => await restoreView(context, params.id),
  )

  app.patch(
    '/users/columns',
    { config, schema: { body: ChooseColumnsBody, response: { 204: Type.Null() } } },
    async ({ context, body }, reply) => {
      await chooseColumns(context, body.columns)
      return await reply.code(204).send(null)
    },
  )
}
