import { useEffect, useState } from 'react'
import { Tooltip } from './fluent.ts'
import { relativeParts } from './relative-parts.ts'
import { useFormats, useT } from './t.tsx'

const TICK_MS = 30_000

interface Props {
  readonly at: string
  /** In a grid the row has the focus: there the exact time is reached by hovering and in the row's own page. */
  readonly focusable?: boolean
}

/** "3 hours ago"; the exact time on hover and on focus. */
export function RelativeTime({ at, focusable = true }: Props) {
  const formats = useFormats()
  const text = useRelativeText(at)
  const date = new Date(at)
  if (!focusable) {
    return (
      <time dateTime={at} title={formats.exact.format(date)}>
        {text}
      </time>
    )
  }
  return (
    // Focus shows the exact time, as hovering does.
    <Tooltip content={formats.exact.format(date)} relationship="description">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <time className="relative-time" dateTime={at} tabIndex={0}>
        {text}
      </time>
    </Tooltip>
  )
}

/** The same as a part of a sentence. */
export function useRelativeText(at: string): string {
  const formats = useFormats()
  const t = useT()
  const now = useNow()
  const time = new Date(at).getTime()
  const { value, unit } = relativeParts(time - now)
  if (unit !== 'now') return formats.relative.format(value, unit)
  return time > now ? t('time.soon') : t('time.justNow')
}

export function useNow(everyMs = TICK_MS): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return now
}
