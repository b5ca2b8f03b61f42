import { Type } from 'typebox'
import { Instant, Uuid } from '../../platform/contract.ts'
import { ImportMapping } from '../contract.ts'

/** GET /api/import-templates: how files with these columns were mapped; everybody who imports shares them. */
export const ImportTemplate = Type.Object({
  id: Uuid,
  name: Type.String(),
  columns: Type.Array(Type.String()),
  mapping: ImportMapping,
  savedBy: Type.String(),
  savedAt: Instant,
})
export const ImportTemplateList = Type.Object({ value: Type.Array(ImportTemplate) })

/** POST /api/import-templates keeps an import's mapping; one of the same name is replaced. Answers 201 ImportTemplate. */
export const SaveTemplateBody = Type.Object(
  { name: Type.String({ minLength: 1, maxLength: 100 }), importId: Uuid },
  { additionalProperties: false },
)

/** DELETE /api/import-templates/:id answers 204. */
export const TemplateParams = Type.Object({ id: Uuid })
