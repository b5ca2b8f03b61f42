import { queryString } from '../api.ts'
import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '../ui/fluent.ts'
import { ExportIcon } from '../ui/icons.ts'
import { useT } from '../ui/t.tsx'
import { useSession } from '../session.tsx'
import { auditFilter } from './audit-queries.ts'
import type { AuditSearch } from './audit-search.ts'

const FORMATS = ['csv', 'jsonl', 'ocsf'] as const

/** What is listed as a file, all of it: the browser saves it while it is being read. */
export function ExportMenu({ search }: { readonly search: AuditSearch }) {
  const t = useT()
  const { me } = useSession()
  function handleExport(format: (typeof FORMATS)[number]): void {
    const query = { ...auditFilter(search), format, language: me.language }
    window.location.assign(`/api/audit/export${queryString(query)}`)
  }
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button icon={<ExportIcon />}>{t('audit.export')}</Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {FORMATS.map((format) => (
            <MenuItem key={format} onClick={() => handleExport(format)}>
              {t(`audit.export.${format}`)}
            </MenuItem>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  )
}
