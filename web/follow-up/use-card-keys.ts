import { useNavigate } from '@tanstack/react-router'
import type { KeyboardEvent } from 'react'
import type { Handover } from '../../src/handovers/contract.ts'
import { useSendAgain } from '../handovers/use-send-again.ts'
import type { WorkQuestion } from '../handovers/work/work-context.ts'
import { useWorking } from '../handovers/work/work-context.ts'
import type { Shortcut } from '../ui/shortcuts/registry.ts'
import { useShortcut } from '../ui/shortcuts/shortcuts.tsx'
import { useT } from '../ui/t.tsx'
import type { CardFocus } from './use-card-focus.ts'
import type { Selecting } from './use-card-selection.ts'

interface Options {
  readonly shown: readonly Handover[]
  readonly focus: CardFocus
  readonly selecting: Selecting
  readonly mayWork: boolean
}

/** The desk by keyboard. What acts, acts on the selection, or else on the card that has the focus. */
export function useCardKeys({ shown, focus, selecting, mayWork }: Options) {
  const t = useT()
  const navigate = useNavigate()
  const sendAgain = useSendAgain()
  const { ask, assignToMe } = useWorking()
  const { selected } = selecting

  const find = (number: number | undefined) => shown.find((each) => each.number === number)
  const focused = () => find(focus.current())
  function targets(): readonly Handover[] {
    const one = focused()
    const wanted = selected.length > 0 ? selected : one === undefined ? [] : [one]
    return wanted.filter(({ abilities }) => abilities.work.allowed)
  }
  const asking = (question: WorkQuestion) => () =>
    ask(question, targets(), focus.menu(), focus.element())
  function extend(by: 1 | -1) {
    const from = focus.current()
    const to = focus.move(by)
    if (to !== undefined) selecting.extend(from ?? to, to)
  }
  function toggle() {
    const number = focus.current()
    if (number !== undefined) selecting.toggle(number)
  }

  const list = (keys: readonly string[], label: string, run?: () => void): Shortcut => ({
    keys,
    label,
    group: 'list',
    ...(run === undefined ? {} : { run }),
  })
  const select = (keys: readonly string[], label: string, run?: () => void): Shortcut => ({
    ...list(keys, label, run),
    disabled: !mayWork,
  })
  const act = (key: string, label: string, run: () => void): Shortcut => ({
    keys: [key],
    label,
    group: 'actions',
    disabled: !mayWork,
    run,
  })
  useShortcut(list(['j'], t('shortcut.nextCard'), () => focus.move(1)))
  useShortcut(list(['k'], t('shortcut.previousCard'), () => focus.move(-1)))
  useShortcut(list(['ArrowDown', 'ArrowUp'], t('shortcut.moveCard')))
  useShortcut(list(['Enter'], t('shortcut.openCard')))
  useShortcut(select(['x'], t('shortcut.selectCard'), toggle))
  useShortcut(select(['Space'], t('shortcut.selectCard')))
  useShortcut(select(['Shift+ArrowDown', 'Shift+ArrowUp'], t('shortcut.range')))
  useShortcut(select(['Mod+a'], t('shortcut.all'), selecting.all))
  useShortcut({
    ...select(['Escape'], t('shortcut.clear'), selecting.clear),
    disabled: selected.length === 0,
  })
  useShortcut(act('a', t('work.assignToMe'), () => assignToMe(targets())))
  useShortcut(act('Shift+a', t('work.assign'), asking('assign')))
  useShortcut(act('s', t('work.snooze'), asking('snooze')))
  useShortcut(act('d', t('work.setDue'), asking('due')))
  useShortcut(
    act('m', t('work.addNote'), () => {
      const one = focused() ?? (selected.length === 1 ? selected[0] : undefined)
      if (one?.abilities.work.allowed === true) ask('note', [one], focus.menu(), focus.element())
    }),
  )
  useShortcut({
    keys: ['r'],
    label: t('shortcut.sendAgain'),
    group: 'actions',
    run: () => {
      const handover = focused()
      if (handover?.abilities.sendAgain.allowed === true) sendAgain(handover)
    },
  })

  /** What only a card that has the focus itself understands: elsewhere these keys scroll, press or move in a menu. */
  return (event: KeyboardEvent<HTMLElement>, { number }: Handover) => {
    if (event.target !== event.currentTarget || event.altKey || event.ctrlKey || event.metaKey)
      return
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : undefined
    if (event.key === 'Enter') {
      void navigate({ to: '/handovers/$number', params: { number: String(number) } })
    } else if (event.key === ' ' && mayWork) selecting.toggle(number)
    else if (by !== undefined && event.shiftKey && mayWork) extend(by)
    else if (by !== undefined) focus.move(by)
    else return
    event.preventDefault()
  }
}
