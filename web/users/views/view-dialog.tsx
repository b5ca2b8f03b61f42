import './views.css'
import { useState } from 'react'
import type { SavedView } from '../../../src/accounts/views/contract.ts'
import type { Decision } from '../../../src/platform/contract.ts'
import { isProblem } from '../../api.ts'
import { ActionButton } from '../../ui/action-button.tsx'
import {
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
} from '../../ui/fluent.ts'
import { ProblemMessage, useProblemText } from '../../ui/problem-message.tsx'
import { useT } from '../../ui/t.tsx'
import { useReason } from '../../ui/use-decision.ts'
import type { ViewChange } from './views-queries.ts'
import { useChangeView } from './views-queries.ts'

const LONGEST = 80

export interface ViewDraft {
  readonly title: string
  readonly name: string
  readonly shared: boolean
  readonly share: Decision
  readonly change: (name: string, shared: boolean) => ViewChange
}

interface Props {
  readonly draft: ViewDraft
  readonly onSaved: (view: SavedView) => void
  readonly onClose: () => void
}

/** A view's name, and whether all have it. */
export function ViewDialog({ draft, onSaved, onClose }: Props) {
  const t = useT()
  const reasonOf = useReason()
  const problemText = useProblemText()
  const save = useChangeView()
  const [name, setName] = useState(draft.name)
  const [shared, setShared] = useState(draft.shared)
  const whyNot = reasonOf(draft.share)
  const isAboutName =
    isProblem(save.error, 'view-name-taken') || isProblem(save.error, 'view-name-missing')

  function handleSubmit() {
    // Enter sends a form also while its button can't be pressed.
    if (save.isPending) return
    save.mutate(draft.change(name, shared), {
      onSuccess: (view) => {
        if (view !== undefined) onSaved(view)
      },
    })
  }

  return (
    <Dialog
      open
      onOpenChange={(_, data) => {
        if (!data.open) onClose()
      }}
    >
      <DialogSurface>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            handleSubmit()
          }}
        >
          <DialogBody>
            <DialogTitle>{draft.title}</DialogTitle>
            <DialogContent className="view-dialog">
              {isAboutName ? null : <ProblemMessage error={save.error} />}
              <Field
                label={t('views.name')}
                {...(isAboutName ? { validationMessage: problemText(save.error) } : {})}
              >
                <Input
                  value={name}
                  maxLength={LONGEST}
                  autoComplete="off"
                  onChange={(_, { value }) => setName(value)}
                />
              </Field>
              <Field hint={whyNot ?? t('views.shareHint')}>
                <Checkbox
                  label={t('views.share')}
                  checked={shared}
                  disabled={whyNot !== undefined}
                  onChange={(_, { checked }) => setShared(checked === true)}
                />
              </Field>
            </DialogContent>
            <DialogActions>
              <ActionButton
                type="submit"
                appearance="primary"
                label={t('common.save')}
                isPending={save.isPending}
              />
              <Button type="button" onClick={onClose}>
                {t('common.cancel')}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  )
}
