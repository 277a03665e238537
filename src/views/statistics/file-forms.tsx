import type { PropsWithChildren } from 'hono/jsx'
import { useT } from '#views/i18n/index.ts'
import { Button } from '#views/kit/button.tsx'
import { Select } from '#views/kit/fields.tsx'
import { Menu } from '#views/kit/menu.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { Checkbox } from '#views/kit/ticks.tsx'

/** `children` are the fields that say which table it is. */
type Props = PropsWithChildren<{ action: string }>

/** A table as a file, as it stands on the screen: on paper, as a workbook. A form each, since a file is asked for without its button. */
export const FileForms = ({ action, children }: Props) => {
  const t = useT()
  return (
    <>
      {(['pdf', 'xlsx'] as const).map((as) => (
        <PostForm action={action} download label={t(`statistics.sheet.${as}`)}>
          {children}
          <input type="hidden" name="as" value={as} />
          <Button icon={as === 'pdf' ? 'printer' : 'download'}>{t(`statistics.sheet.${as}`)}</Button>
        </PostForm>
      ))}
    </>
  )
}

/** The same for whoever is not of the house, with small numbers hidden. */
export const OutwardForm = ({ action, label, children }: Props & { label: string }) => {
  const t = useT()
  return (
    <Menu label={label} align="end">
      <PostForm action={action} download class="sheet-form" label={label}>
        {children}
        <Select
          name="as"
          label={t('statistics.sheet.as')}
          value="pdf"
          options={[
            { value: 'pdf', label: t('statistics.sheet.pdf') },
            { value: 'xlsx', label: 'Excel' },
          ]}
        />
        <Checkbox name="outward" checked label={t('statistics.sheet.hide')} help={t('statistics.sheet.hide.help')} />
        <Button kind="go">{t('statistics.sheet.go')}</Button>
      </PostForm>
    </Menu>
  )
}
