import '../../jobs/progress-bar.css'
import { Button } from '../../ui/fluent.ts'
import { useT } from '../../ui/t.tsx'

interface Props {
  readonly name: string
  /** From 0 to 1; then the server still reads. */
  readonly share: number
  readonly onCancel: () => void
}

export function UploadProgress({ name, share, onCancel }: Props) {
  const t = useT()
  const percent = Math.floor(share * 100)
  const text = percent === 100 ? t('import.readingFile', { name }) : t('import.uploading', { name })
  return (
    <section className="import-card">
      <p className="import-progress-text" role="status">
        {text}
      </p>
      <Bar
        label={text}
        percent={percent}
        text={t('import.percent', { percent: String(percent) })}
      />
      <div>
        <Button onClick={onCancel}>{t('common.cancel')}</Button>
      </div>
    </section>
  )
}

interface BarProps {
  readonly label: string
  readonly percent: number
  readonly text: string
}

export function Bar({ label, percent, text }: BarProps) {
  return (
    <>
      <div
        className="progress-bar"
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        aria-valuetext={text}
      >
        <div className="progress-bar-done" style={{ width: `${percent}%` }} />
      </div>
      <span className="import-count">{text}</span>
    </>
  )
}
