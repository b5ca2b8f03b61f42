import { Readable } from 'node:stream'
import { Type } from 'typebox'
import '../organisation/http.ts'
import type { Routes } from '../platform/http.ts'
import { HandoverOptions, ResetPasswordResponse } from '../resets/contract.ts'
import '../sessions/http.ts'
import { addUser } from './add-user.ts'
import {
  AddUserBody,
  AddUserResponse,
  UpdateUserBody,
  UserDetail,
  UserExportFile,
  UserFilterValues,
  UserPage,
  UserParams,
  UserQuery,
} from './contract.ts'
import { deleteUser } from './delete-user.ts'
import { exportUsers } from './export-users.ts'
import { getUserDetail } from './get-user-detail.ts'
import { listFilterValues } from './filter-values.ts'
import { listUsers } from './list-users.ts'
import { presentReset } from '../resets/present-reset.ts'
import { restoreUser } from './restore-user.ts'
import { revokeSessions } from './revoke-sessions.ts'
import { updateUser } from './update-user.ts'
import { parseHandover, parseNewUser, parseUserEdit } from './user-input.ts'

const read = { to: 'ability', ability: 'users.read' } as const
const create = { to: 'ability', ability: 'users.create' } as const
const deleteRestore = { to: 'ability', ability: 'users.deleteRestore' } as const
const reset = { to: 'ability', ability: 'passwords.reset' } as const
const discloses = 'a PIN or a shown password, once, to the operator'

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
    async ({ context, organisation }) =>
      await listFilterValues(context.db, organisation.defaultLanguage),
  )

  app.get(
    '/users/export.csv',
    { config: { access: read, audits: 1 }, schema: { querystring: UserExportFile } },
    async ({ context, organisation, session, query }, reply) => {
      const language = session?.preferredLanguage ?? organisation.defaultLanguage
      const chunks = await exportUsers(context, organisation, query, language)
      const day = context.now().toISOString().slice(0, 10)
      return await reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="users-${day}.csv"`)
        .send(Readable.from(chunks))
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

  app.post(
    '/users',
    {
      config: { access: create, audits: 1, discloses },
      schema: { body: AddUserBody, response: { 201: AddUserResponse } },
    },
    async ({ context, organisation, body }, reply) => {
      const { id, reset: first } = await addUser(
        context,
        organisation,
        parseNewUser(body, organisation),
      )
      const handedOver = first === undefined ? undefined : presentReset(context, first)
      return await reply.code(201).send({
        user: await getUserDetail(context, organisation, id),
        handover: handedOver?.handover ?? null,
        pin: handedOver?.pin ?? null,
        password: handedOver?.password ?? null,
      })
    },
  )

  app.patch(
    '/users/:id',
    {
      // Which of the rights it takes depends on what is changed, and of whom.
      config: { access: read, audits: 1 },
      schema: { params: UserParams, body: UpdateUserBody, response: { 200: UserDetail } },
    },
    async ({ context, organisation, params, body }) => {
      await updateUser(context, organisation, params.id, parseUserEdit(body, organisation))
      return await getUserDetail(context, organisation, params.id)
    },
  )

  app.delete(
    '/users/:id',
    {
      config: { access: deleteRestore, audits: 1 },
      schema: { params: UserParams, response: { 204: Type.Null() } },
    },
    async ({ context, params }, reply) => {
      await deleteUser(context, params.id)
      return await reply.code(204).send(null)
    },
  )

  app.post(
    '/users/:id/restore',
    {
      config: { access: deleteRestore, audits: 1, discloses },
      schema: {
        params: UserParams,
        body: HandoverOptions,
        response: { 200: ResetPasswordResponse },
      },
    },
    async ({ context, organisation, params, body }) => {
      const outcome = await restoreUser(context, organisation, params.id, parseHandover(body))
      return presentReset(context, outcome)
    },
  )

  app.post(
    '/users/:id/revoke-sessions',
    {
      config: { access: reset, audits: 1 },
      schema: { params: UserParams, response: { 204: Type.Null() } },
    },
    async ({ context, params }, reply) => {
      await revokeSessions(context, params.id)
      return await reply.code(204).send(null)
    },
  )
}
