import './columns.css'
import { useState } from 'react'
import type { Import, ImportMapping } from '../../../src/import/contract.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { Checkbox } from '../../ui/fluent.ts'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { useT } from '../../ui/t.tsx'
import { problemOfColumns } from '../target-name.ts'
import { useMapping } from '../use-mapping.ts'
import { ColumnTargets } from './column-targets.tsx'
import { FirstLines } from './first-lines.tsx'
import { MappingOptions } from './mapping-options.tsx'
import { ReadAs } from './read-as.tsx'
import { TemplateFields } from './template-fields.tsx'

interface Props {
  readonly file: Import
  readonly onMapped: () => void
}

/** What the columns are and what happens to the lines; then all lines are checked by it. */
export function ColumnsStep({ file, onMapped }: Props) {
  const t = useT()
  const [mapping, setMapping] = useState(file.mapping ?? file.proposal.mapping)
  const check = useMapping(file.id, onMapped)
  const change = (part: Partial<ImportMapping>) => setMapping((before) => ({ ...before, ...part }))

  return (
    <form
      className="import-parts"
      onSubmit={(event) => {
        event.preventDefault()
        if (!check.isPending) check.mutate(mapping)
      }}
    >
      <ReadAs file={file} />
      <Checkbox
        label={t('import.header')}
        checked={mapping.header}
        onChange={(_, { checked }) => change({ header: checked === true })}
      />
      <FirstLines file={file} header={mapping.header} />
      <ColumnTargets file={file} mapping={mapping} onChange={change} />
      <TemplateFields file={file} onApply={setMapping} />
      <MappingOptions mapping={mapping} onChange={change} />
      <ProblemMessage error={problemOfColumns(t, check.error)} />
      <div className="import-actions">
        <ActionButton
          type="submit"
          appearance="primary"
          label={t('import.check')}
          isPending={check.isPending}
        />
        <span className="secondary-text">{t('import.checkNote')}</span>
      </div>
    </form>
  )
}
