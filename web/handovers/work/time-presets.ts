export type PresetName = 'afternoon' | 'tomorrow' | 'workingDay'

export interface Preset {
  readonly name: PresetName
  readonly at: Date
}

const AFTERNOON = 15
const MORNING = 8

/**
 * The times that are asked for most, in the viewer's time zone: what has passed isn't offered, and neither is what
 * is so already, nor the same time twice.
 */
export function timePresets(now: Date, current: string | null): readonly Preset[] {
  const all: readonly Preset[] = [
    { name: 'afternoon', at: dayAt(now, 0, AFTERNOON) },
    { name: 'tomorrow', at: dayAt(now, 1, MORNING) },
    { name: 'workingDay', at: dayAt(now, daysToWorkingDay(now), MORNING) },
  ]
  const known = new Set(current === null ? [] : [Date.parse(current)])
  return all.filter(({ at }) => {
    if (at.getTime() <= now.getTime() || known.has(at.getTime())) return false
    known.add(at.getTime())
    return true
  })
}

function dayAt(now: Date, days: number, hour: number): Date {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, hour)
}

/** On Friday and Saturday Monday is next. */
function daysToWorkingDay(now: Date): number {
  const day = now.getDay()
  return day === 5 ? 3 : day === 6 ? 2 : 1
}

/** As `datetime-local` wants it: the viewer's own time, without a zone. */
export function localInput(at: Date): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`
}
