import { Readable } from 'node:stream'
import { Type } from 'typebox'
import '../organisation/http.ts'
import type { Routes } from '../platform/http.ts'
import { Problem } from '../platform/problem.ts'
import '../sessions/http.ts'
import {
  ChangedLine,
  ChangeLineBody,
  Import,
  ImportLinePage,
  ImportLineParams,
  ImportLineQuery,
  ImportList,
  ImportMapping,
  ImportParams,
  PlanImportBody,
  PlannedImport,
  UploadQuery,
} from './contract.ts'
import { deleteImport } from './erase-imports.ts'
import { exportProblems } from './export-problems.ts'
import { mapColumns } from './mapping/map-columns.ts'
import { getImport, listImportLines, listImports } from './present-import.ts'
import { planImport } from './running/plan-import.ts'
import { uploadFile } from './upload-file.ts'
import { changeLine } from './verifying/change-line.ts'

const access = { to: 'ability', ability: 'users.create' } as const
const params = ImportParams

const FILE_TYPES = [
  'text/csv',
  'text/plain',
  'text/tab-separated-values',
  'application/octet-stream',
  'application/vnd.ms-excel',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
]

export const importRoutes: Routes = async (app) => {
  // A file is never held in memory: the handler reads the request itself.
  app.removeContentTypeParser('text/plain')
  app.addContentTypeParser(FILE_TYPES, (_request, payload, done) => done(null, payload))

  app.post(
    '/imports',
    {
      config: { access, audits: 1 },
      schema: { querystring: UploadQuery, response: { 201: Import } },
    },
    async ({ context, organisation, query, headers, body }, reply) => {
      const isPasted = headers['content-type']?.startsWith('text/tab-separated-values') === true
      const id = await uploadFile(context, fileIn(body), {
        ...query,
        ...(isPasted && query.delimiter === undefined && { delimiter: '\t' as const }),
      })
      return await reply.code(201).send(await getImport(context, organisation, id))
    },
  )

  app.get(
    '/imports',
    { config: { access }, schema: { response: { 200: ImportList } } },
    async ({ context }) => await listImports(context),
  )

  app.get(
    '/imports/:id',
    { config: { access }, schema: { params, response: { 200: Import } } },
    async ({ context, organisation, params: { id } }) => await getImport(context, organisation, id),
  )

  app.delete(
    '/imports/:id',
    { config: { access, audits: 1 }, schema: { params, response: { 204: Type.Null() } } },
    async ({ context, params: { id } }, reply) => {
      await deleteImport(context, id)
      return await reply.code(204).send(null)
    },
  )

  app.put(
    '/imports/:id/mapping',
    {
      config: { access, audits: 1 },
      schema: { params, body: ImportMapping, response: { 200: Import } },
    },
    async ({ context, organisation, params: { id }, body }) => {
      await mapColumns(context, organisation, id, body)
      return await getImport(context, organisation, id)
    },
  )

  app.get(
    '/imports/:id/lines',
    {
      config: { access },
      schema: { params, querystring: ImportLineQuery, response: { 200: ImportLinePage } },
    },
    async ({ context, params: { id }, query }) => await listImportLines(context, id, query),
  )

  app.patch(
    '/imports/:id/lines/:line',
    {
      config: { access, audits: 1 },
      schema: { params: ImportLineParams, body: ChangeLineBody, response: { 200: ChangedLine } },
    },
    async ({ context, organisation, params: { id, line }, body }) =>
      await changeLine(context, organisation, id, line, body),
  )

  app.post(
    '/imports/:id/job',
    {
      config: { access, audits: 1 },
      schema: { params, body: PlanImportBody, response: { 202: PlannedImport } },
    },
    async ({ context, organisation, params: { id }, body }, reply) => {
      const number = await planImport(context, organisation, id, body)
      return await reply.code(202).send({ number })
    },
  )

  app.get(
    '/imports/:id/problems.csv',
    { config: { access }, schema: { params } },
    async ({ context, organisation, session, params: { id } }, reply) => {
      const language = session?.preferredLanguage ?? organisation.defaultLanguage
      const chunks = await exportProblems(context, id, language)
      return await reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="problems.csv"')
        .send(Readable.from(chunks))
    },
  )
}

function fileIn(body: unknown): Readable {
  if (body instanceof Readable) return body
  throw new Problem('invalid', 'import-file-missing', 'Send the file itself as the body.')
}
