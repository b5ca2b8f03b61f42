import './file.css'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import type { Import } from '../../../src/import/contract.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import { Button, MessageBar, MessageBarBody } from '../../ui/fluent.ts'
import { ExportIcon, UploadIcon } from '../../ui/icons.ts'
import { ProblemMessage } from '../../ui/problem-message.tsx'
import { useT, useWords } from '../../ui/t.tsx'
import { OnceMore } from './once-more.tsx'
import { PasteForm } from './paste-form.tsx'
import { ReadingFields } from './reading-fields.tsx'
import { templateFile } from './template-file.ts'
import { UploadProgress } from './upload-progress.tsx'
import { useUpload } from './use-upload.ts'

interface Props {
  readonly onUploaded: (file: Import) => void
}

/** A file is dropped, chosen or pasted; it leaves at once, and what it says is looked at in the next step. */
export function ChooseFile({ onUploaded }: Props) {
  const t = useT()
  const { language } = useWords()
  const reading = useSearch({ from: '/users/import' })
  const navigate = useNavigate({ from: '/users/import' })
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const [isMany, setMany] = useState(false)
  const drop = useRef<HTMLDivElement>(null)
  const uploading = useUpload(onUploaded)
  const { isCancelled } = uploading
  // What was pasted is text in the browser already, and no workbook.
  const { encoding: _encoding, sheet: _sheet, ...pastedReading } = reading

  // The button that had the focus is gone with the progress.
  useEffect(() => {
    if (isCancelled) drop.current?.querySelector('button')?.focus()
  }, [isCancelled])

  function handleFiles(files: FileList | null) {
    const file = files?.[0]
    setMany((files?.length ?? 0) > 1)
    if (file === undefined || files?.length !== 1 || uploading.name !== undefined) return
    uploading.send({ name: file.name, body: file, type: 'application/octet-stream', reading })
  }

  // Hidden while a file is on its way, not gone: what was pasted is there if it doesn't get through.
  const isSending = uploading.name !== undefined
  return (
    <>
      {uploading.name === undefined ? null : (
        <UploadProgress
          name={uploading.name}
          share={uploading.share}
          onCancel={() => uploading.cancel()}
        />
      )}
      <div className="import-parts" hidden={isSending}>
        <OnceMore reading={reading} />
        <ProblemMessage error={uploading.error} />
        {isMany ? (
          <MessageBar intent="warning" role="alert">
            <MessageBarBody>{t('import.oneFile')}</MessageBarBody>
          </MessageBar>
        ) : null}
        <div
          ref={drop}
          className="import-drop"
          data-over={isOver}
          onDragOver={(event) => {
            event.preventDefault()
            setOver(true)
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => {
            event.preventDefault()
            setOver(false)
            handleFiles(event.dataTransfer.files)
          }}
        >
          <UploadIcon className="import-drop-icon" />
          <p className="import-drop-title">{t('import.drop')}</p>
          <Button appearance="primary" onClick={() => input.current?.click()}>
            {t('import.choose')}
          </Button>
          <input
            ref={input}
            type="file"
            hidden
            accept=".csv,.txt,.tsv,.tab,.xlsx"
            aria-label={t('import.choose')}
            onChange={(event) => {
              handleFiles(event.target.files)
              // The same file can be chosen again after it was corrected.
              event.target.value = ''
            }}
          />
          <p className="import-note">{t('import.understood')}</p>
        </div>
        <div className="import-aside">
          <ActionButton
            icon={<ExportIcon />}
            label={t('import.template')}
            onClick={() => save(templateFile(t, language), t('import.templateFile'))}
          />
          <p className="import-note">{t('import.templateNote')}</p>
        </div>
        <PasteForm onPaste={(pasted) => uploading.send({ ...pasted, reading: pastedReading })} />
        <ReadingFields
          reading={reading}
          onChange={(search) => void navigate({ search, replace: true })}
        />
      </div>
    </>
  )
}

function save(file: Blob, name: string): void {
  const address = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
