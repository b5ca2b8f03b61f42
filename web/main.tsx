import './ui/base.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import type { Me } from '../src/sign-in/contract.ts'
import { api } from './api.ts'
import { App } from './app.tsx'
import { StartProblem } from './shell/start-problem.tsx'
import { browserLanguage } from './ui/languages.ts'
import { loadWords } from './ui/t.tsx'

async function start(root: HTMLElement) {
  const reactRoot = createRoot(root)
  try {
    const me = await api.get<Me>('/me')
    if (me.abilities.length === 0) {
      window.location.replace('/account')
      return
    }
    const mustSetUp = !me.organisation.setUp && window.location.pathname !== '/setup'
    if (mustSetUp && me.abilities.some((each) => each === '*' || each === 'settings.write')) {
      window.location.replace('/setup')
      return
    }
    const words = await loadWords(me.language)
    reactRoot.render(
      <StrictMode>
        <App me={me} words={words} />
      </StrictMode>,
    )
  } catch (error) {
    const words = await loadWords(browserLanguage())
    reactRoot.render(<StartProblem words={words} error={error} />)
  }
}

const root = document.getElementById('root')
if (root !== null) void start(root)
