import { randomUUID } from 'node:crypto'
import type { Static } from 'typebox'
import { inTransaction } from '../../audit/in-transaction.ts'
import type { Context } from '../../platform/context.ts'
import { Problem } from '../../platform/problem.ts'
import { requireOperator } from '../../roles/policy.ts'
import type { ImportTemplate, SaveTemplateBody } from './contract.ts'
import { requireMapped } from '../import-file.ts'
import { getFile } from '../queries.ts'
import { deleteTemplate, saveTemplate, type Template } from './template-queries.ts'

/** Keeps how a file was mapped, for the next one with the same columns; everybody who imports shares it. */
export async function keepTemplate(
  ctx: Context,
  { name, importId }: Static<typeof SaveTemplateBody>,
): Promise<Template> {
  const operator = requireOperator(ctx.actor)
  const { columns, columnsKey, mapping } = requireMapped(
    await getFile(ctx.db, importId, operator.id),
  )
  const trimmed = name.trim()
  if (trimmed === '')
    throw new Problem('invalid', 'template-name-missing', 'A template needs a name.', {
      field: 'name',
    })
  const template = {
    id: randomUUID(),
    name: trimmed,
    columns,
    columnsKey,
    mapping,
    savedByName: operator.name,
    savedAt: ctx.now(),
  }
  const id = await inTransaction(ctx, async (tx) => {
    const kept = await saveTemplate(tx.db, template)
    tx.audit({
      action: 'import.templateSaved',
      target: { kind: 'import', id: kept, name: trimmed },
    })
    return kept
  })
  return { ...template, id }
}

export async function removeTemplate(ctx: Context, id: string): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const name = await deleteTemplate(tx.db, id)
    if (name === undefined)
      throw new Problem('notFound', 'template-not-found', 'There is no such template.')
    tx.audit({ action: 'import.templateDeleted', target: { kind: 'import', id, name } })
  })
}

export function presentTemplate(template: Template): Static<typeof ImportTemplate> {
  return {
    id: template.id,
    name: template.name,
    columns: [...template.columns],
    mapping: template.mapping,
    savedBy: template.savedByName,
    savedAt: template.savedAt.toISOString(),
  }
}
