import { useEffect, useState } from 'react'
import { useSession } from '../../session.tsx'
import type { ImportDraft } from './import-draft.ts'
import { keepDraft, restoreDraft } from './kept-draft.ts'

export interface DraftInHand {
  readonly draft: ImportDraft
  readonly change: (part: Partial<ImportDraft>) => void
}

/** What was chosen for a file outlives a look at another step, at the preview, or a page that is loaded anew. */
export function useImportDraft(importId: string): DraftInHand {
  const { handoverPolicy } = useSession().me.organisation
  const key = `import-options:${importId}`
  const [restored] = useState(() => restoreDraft(sessionStorage.getItem(key), handoverPolicy))
  const [draft, setDraft] = useState(restored)
  useEffect(() => {
    if (draft !== restored) sessionStorage.setItem(key, keepDraft(draft))
  }, [key, draft, restored])
  return {
    draft,
    change: (part) => setDraft((before) => ({ ...before, ...part })),
  }
}
