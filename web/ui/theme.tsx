import type { ReactNode } from 'react'
import { createContext, use, useEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { BRAND } from './brand.ts'
import type { Theme } from './fluent.ts'
import { createDarkTheme, createLightTheme, FluentProvider } from './fluent.ts'

export type ThemeChoice = 'system' | 'light' | 'dark'

const STORED_AS = 'kvittens.theme'
const FONTS =
  "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', 'PingFang SC', 'Microsoft YaHei', sans-serif"
const MONOSPACE = "ui-monospace, 'SF Mono', Menlo, Consolas, 'Liberation Mono', monospace"

const SHARED = { fontFamilyBase: FONTS, fontFamilyMonospace: MONOSPACE }
const LIGHT: Theme = {
  ...createLightTheme(BRAND),
  ...SHARED,
  // Fluent's own greys for secondary text fall below 4.5 on the frame's grey.
  colorNeutralForeground3: '#575757',
  colorNeutralForeground4: '#616161',
}
const DARK: Theme = {
  ...createDarkTheme(BRAND),
  ...SHARED,
  colorNeutralForeground4: '#adadad',
  // Links and selected marks need the lighter end of the ramp on dark surfaces.
  colorBrandForeground1: BRAND[110],
  colorBrandForegroundLink: BRAND[110],
  colorBrandForegroundLinkHover: BRAND[120],
  colorCompoundBrandForeground1: BRAND[110],
  // Fluent's red for text reaches only 4.2 on the page's ground.
  colorStatusDangerForeground1: '#e8858e',
}

const SYSTEM_DARK = window.matchMedia('(prefers-color-scheme: dark)')
const ON_PAPER = window.matchMedia('print')

function useMedia(media: MediaQueryList): boolean {
  return useSyncExternalStore(
    (notify) => {
      media.addEventListener('change', notify)
      return () => media.removeEventListener('change', notify)
    },
    () => media.matches,
  )
}

interface ThemeState {
  readonly choice: ThemeChoice
  readonly choose: (choice: ThemeChoice) => void
}

const ThemeContext = createContext<ThemeState>({ choice: 'system', choose: () => undefined })

export function useThemeChoice(): ThemeState {
  return use(ThemeContext)
}

export function ThemeProvider({ children }: { readonly children: ReactNode }) {
  const [choice, setChoice] = useState(readChoice)
  const systemDark = useMedia(SYSTEM_DARK)
  const isOnPaper = useMedia(ON_PAPER)
  // Paper is white, whatever theme the reader has chosen.
  const dark = !isOnPaper && (choice === 'system' ? systemDark : choice === 'dark')

  useEffect(() => {
    document.documentElement.dataset['theme'] = dark ? 'dark' : 'light'
  }, [dark])

  const state = useMemo<ThemeState>(
    () => ({
      choice,
      choose(next) {
        setChoice(next)
        localStorage.setItem(STORED_AS, next)
      },
    }),
    [choice],
  )

  return (
    <ThemeContext value={state}>
      <FluentProvider theme={dark ? DARK : LIGHT}>{children}</FluentProvider>
    </ThemeContext>
  )
}

function readChoice(): ThemeChoice {
  const stored = localStorage.getItem(STORED_AS)
  return stored === 'light' || stored === 'dark' ? stored : 'system'
}
