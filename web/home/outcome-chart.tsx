import './outcome-chart.css'
import type { KeyboardEvent, PointerEvent } from 'react'
import { useId, useState } from 'react'
import type { Overview } from '../../src/overview/contract.ts'
import { useFormats, useT } from '../ui/t.tsx'
import { OutcomeBar } from './outcome-bar.tsx'
import { OutcomePatterns } from './outcome-patterns.tsx'
import { axisEnd, sumOf } from './outcomes.ts'
import { useDayFormats } from './use-day-formats.ts'
import { useDayFigures } from './use-day-figures.ts'

const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowDown: -1,
  ArrowRight: 1,
  ArrowUp: 1,
  PageDown: -7,
  PageUp: 7,
  Home: -Infinity,
  End: Infinity,
}

/** A bar a day, made of what became of its hand-overs. One stop for the keyboard, whose arrows go from day to day. */
export function OutcomeChart({ overview }: { readonly overview: Overview }) {
  const t = useT()
  const { number } = useFormats()
  const { short } = useDayFormats()
  const figuresOf = useDayFigures()
  const id = useId()
  const { days, total } = overview
  const last = days.length - 1
  const [pointed, setPointed] = useState<number>()
  const [chosen, setChosen] = useState(last)
  const [isFocused, setFocused] = useState(false)
  const end = axisEnd(Math.max(...days.map(({ counts }) => sumOf(counts))))
  const shown = pointed ?? (isFocused ? chosen : undefined)
  const shownDay = shown === undefined ? undefined : days[shown]
  const chosenDay = days[chosen]

  function handleKeyDown(event: KeyboardEvent) {
    const step = STEPS[event.key]
    if (step === undefined) return
    event.preventDefault()
    setPointed(undefined)
    setChosen(Math.min(last, Math.max(0, chosen + step)))
  }

  function handlePointer({ currentTarget, clientX }: PointerEvent) {
    const { left, width } = currentTarget.getBoundingClientRect()
    const place = Math.floor(((clientX - left) / width) * days.length)
    setPointed(Math.min(last, Math.max(0, place)))
  }

  return (
    <figure className="outcome-chart">
      <figcaption className="outcome-readout">
        {shownDay === undefined
          ? t('overview.count', { count: sumOf(total) })
          : figuresOf(shownDay)}
      </figcaption>
      <div className="outcome-plot">
        <div className="outcome-axis" aria-hidden="true">
          <span>{number.format(end)}</span>
          <span>{number.format(end / 2)}</span>
          <span>0</span>
        </div>
        <div
          className="outcome-days"
          role="slider"
          tabIndex={0}
          aria-label={t('overview.chart')}
          aria-valuemin={1}
          aria-valuemax={days.length}
          aria-valuenow={chosen + 1}
          aria-valuetext={chosenDay === undefined ? '' : figuresOf(chosenDay)}
          onKeyDown={handleKeyDown}
          onFocus={() => setFocused(true)}
          onBlur={() => setFocused(false)}
          onPointerMove={handlePointer}
          onPointerDown={handlePointer}
          onPointerLeave={() => setPointed(undefined)}
        >
          <svg className="outcome-svg" aria-hidden="true">
            <OutcomePatterns id={id} />
            {[0.25, 50, 99.75].map((y) => (
              <line key={y} className="outcome-grid" x1="0" x2="100%" y1={`${y}%`} y2={`${y}%`} />
            ))}
            {days.map(({ day, counts }, index) => (
              <OutcomeBar
                key={day}
                counts={counts}
                place={index}
                of={days.length}
                end={end}
                patterns={id}
                isShown={index === shown}
              />
            ))}
          </svg>
        </div>
      </div>
      <div className="outcome-dates" aria-hidden="true">
        {[0, Math.floor(last / 2), last].map((index) => (
          <span key={index}>{short(days[index]?.day ?? '')}</span>
        ))}
      </div>
    </figure>
  )
}
