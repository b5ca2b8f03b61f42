import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useCallback, useEffect, useState } from 'react'
import type { Me } from '../src/sign-in/contract.ts'
import { api } from './api.ts'
import { queryClient } from './query-client.ts'
import { router } from './routes.tsx'
import { SessionProvider } from './session.tsx'
import { ShortcutsProvider } from './ui/shortcuts/shortcuts.tsx'
import type { useWords } from './ui/t.tsx'
import { loadWords, WordsProvider } from './ui/t.tsx'
import { ThemeProvider } from './ui/theme.tsx'
import { ToastsProvider } from './ui/toasts.tsx'

interface Props {
  readonly me: Me
  readonly words: ReturnType<typeof useWords>
}

export function App({ me: first, words: firstWords }: Props) {
  const [me, setMe] = useState(first)
  const [words, setWords] = useState(firstWords)

  const handleLanguage = useCallback(async (language: Me['language']) => {
    const next = await loadWords(language)
    setWords(next)
    setMe((before) => ({ ...before, language }))
    await api.patch('/me', { language })
  }, [])

  const handleRefresh = useCallback(async () => setMe(await api.get<Me>('/me')), [])

  useEffect(() => {
    document.documentElement.lang = words.language
  }, [words])

  return (
    <WordsProvider words={words}>
      <ThemeProvider>
        <QueryClientProvider client={queryClient}>
          <SessionProvider me={me} onLanguage={handleLanguage} onRefresh={handleRefresh}>
            <ShortcutsProvider>
              <ToastsProvider>
                <RouterProvider router={router} />
              </ToastsProvider>
            </ShortcutsProvider>
          </SessionProvider>
        </QueryClientProvider>
      </ThemeProvider>
    </WordsProvider>
  )
}
