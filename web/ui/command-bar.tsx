import './command-bar.css'
import type { ReactElement } from 'react'
import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Overflow,
  OverflowItem,
  Tooltip,
  useIsOverflowItemVisible,
  useOverflowMenu,
} from './fluent.ts'
import { ActionButton } from './action-button.tsx'
import { MoreIcon } from './icons.ts'
import { useT } from './t.tsx'

export interface Command {
  readonly id: string
  readonly label: string
  readonly icon: ReactElement
  readonly onClick: () => void
  readonly isPrimary?: boolean
  /** Why it can't be done now. */
  readonly disabledReason?: string | undefined
}

interface Props {
  readonly label: string
  readonly commands: readonly Command[]
}

/** What can be done with the list; what has no room goes into "…". */
export function CommandBar({ label, commands }: Props) {
  return (
    <Overflow minimumVisible={1} padding={40}>
      <div className="command-bar" role="group" aria-label={label}>
        {commands.map((command, index) => (
          <OverflowItem
            key={command.id}
            id={command.id}
            priority={isFirst(command) ? commands.length + 1 : commands.length - index}
          >
            <div className="command-bar-item">
              <ActionButton
                label={command.label}
                icon={command.icon}
                appearance={isFirst(command) ? 'primary' : 'subtle'}
                disabledReason={command.disabledReason}
                onClick={command.onClick}
              />
            </div>
          </OverflowItem>
        ))}
        <MoreCommands commands={commands} />
      </div>
    </Overflow>
  )
}

/** What is to be done now, if it can be done now, is the last to go into the menu. */
function isFirst({ isPrimary, disabledReason }: Command): boolean {
  return isPrimary === true && disabledReason === undefined
}

function MoreCommands({ commands }: Pick<Props, 'commands'>) {
  const t = useT()
  const { ref, isOverflowing } = useOverflowMenu<HTMLDivElement>()
  if (!isOverflowing) return null
  return (
    <div ref={ref}>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Tooltip content={t('common.moreActions')} relationship="label">
            <Button appearance="subtle" icon={<MoreIcon />} />
          </Tooltip>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {commands.map((command) => (
              <OverflowCommand key={command.id} command={command} />
            ))}
          </MenuList>
        </MenuPopover>
      </Menu>
    </div>
  )
}

function OverflowCommand({ command }: { readonly command: Command }) {
  const isVisible = useIsOverflowItemVisible(command.id)
  if (isVisible) return null
  const { disabledReason } = command
  return (
    <MenuItem
      icon={command.icon}
      disabled={disabledReason !== undefined}
      {...(disabledReason === undefined ? {} : { subText: disabledReason })}
      onClick={command.onClick}
    >
      {command.label}
    </MenuItem>
  )
}
