import { useEffect, useState } from 'react'
import { Button, Tooltip } from './fluent.ts'
import { CheckIcon, CopyIcon } from './icons.ts'
import { useT } from './t.tsx'

const SHOWN_MS = 2500

interface Props {
  readonly text: string
  /** What is copied: "Copy the PIN". */
  readonly label: string
  readonly onCopied?: () => void
}

export function CopyButton({ text, label, onCopied }: Props) {
  const t = useT()
  const [copied, setCopied] = useState(false)

  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [copied])

  async function handleClick() {
    await navigator.clipboard.writeText(text)
    setCopied(true)
    onCopied?.()
  }

  return (
    <>
      <Tooltip content={copied ? t('common.copied') : label} relationship="label">
        <Button
          appearance="subtle"
          icon={copied ? <CheckIcon /> : <CopyIcon />}
          onClick={() => void handleClick()}
        />
      </Tooltip>
      <span className="visually-hidden" role="status">
        {copied ? t('common.copied') : ''}
      </span>
    </>
  )
}
