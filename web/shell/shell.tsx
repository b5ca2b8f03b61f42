import './shell.css'
import './print.css'
import { Outlet, useRouterState, useSearch } from '@tanstack/react-router'
import { Suspense, lazy, useEffect, useRef, useState } from 'react'
import { useSession } from '../session.tsx'
import { useLive } from '../use-live.ts'
import { ScrollArea } from '../ui/scroll-area.tsx'
import { useT } from '../ui/t.tsx'
import { DemoBanner } from './demo-banner.tsx'
import { abilityFor } from './destinations.ts'
import { Header } from './header.tsx'
import { Navigation } from './navigation.tsx'
import { NoAccessScreen } from './no-access-screen.tsx'
import { OfflineNotice } from './offline-notice.tsx'
import { PageLoading } from './page-loading.tsx'
import { useGlobalShortcuts } from './use-global-shortcuts.ts'

const Panels = lazy(async () => ({ default: (await import('../users/panels.tsx')).Panels }))
const Palette = lazy(async () => ({ default: (await import('./palette.tsx')).Palette }))
const ShortcutsHelp = lazy(async () => ({
  default: (await import('./shortcuts-help.tsx')).ShortcutsHelp,
}))

export function Shell() {
  const t = useT()
  const [main, setMain] = useState<HTMLElement | null>(null)
  const [dialog, setDialog] = useState<'palette' | 'shortcuts'>()
  useGlobalShortcuts({
    onPalette: () => setDialog('palette'),
    onHelp: () => setDialog('shortcuts'),
  })
  useFocusAfterNavigation(main)
  useLive()
  const hasPanels = usePanelsWanted()
  const { can } = useSession()
  const needs = useRouterState({ select: ({ location }) => abilityFor(location.pathname) })
  const isAllowed = needs === undefined || can(needs)

  return (
    <div className="shell">
      <a className="shell-skip" href="#main">
        {t('shell.skip')}
      </a>
      <Header onShortcuts={() => setDialog('shortcuts')} onPalette={() => setDialog('palette')} />
      <Navigation />
      <main id="main" ref={setMain} tabIndex={-1} className="shell-main">
        <DemoBanner />
        <OfflineNotice />
        <ScrollArea value={main}>
          <Suspense fallback={<PageLoading />}>
            {isAllowed ? <Outlet /> : <NoAccessScreen />}
          </Suspense>
        </ScrollArea>
      </main>
      <Suspense>
        {hasPanels ? <Panels /> : null}
        {dialog === 'palette' ? <Palette onClose={() => setDialog(undefined)} /> : null}
        {dialog === 'shortcuts' ? <ShortcutsHelp onClose={() => setDialog(undefined)} /> : null}
      </Suspense>
    </div>
  )
}

/** The panels are fetched when the first of them is opened, and stay. */
function usePanelsWanted(): boolean {
  const isWanted = useSearch({
    strict: false,
    select: ({ user, reset, restore, add, call }) =>
      [user, reset, restore, add, call].some((each) => each !== undefined),
  })
  const [wasWanted, setWasWanted] = useState(isWanted)
  if (isWanted && !wasWanted) setWasWanted(true)
  return wasWanted
}

/** A new page begins at its top, with focus on its heading, so that a screen reader reads where it is. */
function useFocusAfterNavigation(main: HTMLElement | null) {
  const pathname = useRouterState({ select: (state) => state.resolvedLocation?.pathname })
  const before = useRef(pathname)
  useEffect(() => {
    if (pathname === undefined || pathname === before.current) return undefined
    const isFirst = before.current === undefined
    before.current = pathname
    if (isFirst || main === null) return undefined
    main.scrollTo({ top: 0 })
    const frame = requestAnimationFrame(() => {
      const heading = main.querySelector<HTMLElement>('h1[tabindex]')
      ;(heading ?? main).focus({ preventScroll: true })
    })
    return () => cancelAnimationFrame(frame)
  }, [pathname, main])
}
