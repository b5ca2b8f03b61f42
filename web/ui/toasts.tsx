import type { ReactNode } from 'react'
import { createContext, use, useMemo } from 'react'
import {
  Button,
  Toast,
  ToastBody,
  Toaster,
  ToastFooter,
  ToastTitle,
  ToastTrigger,
  useId,
  useToastController,
} from './fluent.ts'
import { Dismiss16 } from './icons.ts'
import { useT } from './t.tsx'

interface ToastText {
  readonly title: string
  readonly body?: string
  /** What can still be done about it, such as undoing it. */
  readonly action?: { readonly label: string; readonly onClick: () => void }
}

interface Toasts {
  readonly success: (text: ToastText) => void
  readonly problem: (text: ToastText) => void
}

const ToastsContext = createContext<Toasts>({ success: () => undefined, problem: () => undefined })

const SUCCESS_MS = 6000
/** Long enough to think again. */
const ACTION_MS = 12_000

/** Politely: good news waits until the screen reader has finished its sentence. A problem stays until it is closed. */
export function ToastsProvider({ children }: { readonly children: ReactNode }) {
  const t = useT()
  const toasterId = useId('toasts')
  const { dispatchToast } = useToastController(toasterId)

  const toasts = useMemo<Toasts>(() => {
    const show = (intent: 'success' | 'error', { title, body, action }: ToastText) =>
      dispatchToast(
        <Toast>
          <ToastTitle
            action={
              <ToastTrigger>
                <Button
                  appearance="transparent"
                  size="small"
                  icon={<Dismiss16 />}
                  aria-label={t('common.close')}
                />
              </ToastTrigger>
            }
          >
            {title}
          </ToastTitle>
          {body === undefined ? null : <ToastBody>{body}</ToastBody>}
          {action === undefined ? null : (
            <ToastFooter>
              <ToastTrigger>
                <Button size="small" onClick={action.onClick}>
                  {action.label}
                </Button>
              </ToastTrigger>
            </ToastFooter>
          )}
        </Toast>,
        {
          intent,
          politeness: intent === 'success' ? 'polite' : 'assertive',
          timeout: intent === 'error' ? -1 : action === undefined ? SUCCESS_MS : ACTION_MS,
          pauseOnHover: true,
          pauseOnWindowBlur: true,
        },
      )
    return {
      success: (text) => show('success', text),
      problem: (text) => show('error', text),
    }
  }, [dispatchToast, t])

  return (
    <ToastsContext value={toasts}>
      {children}
      <Toaster toasterId={toasterId} position="bottom-end" limit={4} />
    </ToastsContext>
  )
}

export function useToasts(): Toasts {
  return use(ToastsContext)
}
