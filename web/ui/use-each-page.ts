import { useEffect } from 'react'

/** What stands at the foot of every printed page (`print.css`), such as a reference. */
export function useEachPage(text: string): void {
  useEffect(() => {
    const { style } = document.documentElement
    style.setProperty('--on-each-page', JSON.stringify(text))
    return () => void style.removeProperty('--on-each-page')
  }, [text])
}
