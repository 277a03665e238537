import { crossMost } from '#domain/crosses/saved.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Button } from '#views/kit/button.tsx'
import { Input, Select } from '#views/kit/fields.tsx'
import { Menu, MenuLink } from '#views/kit/menu.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import { CrossFields, type CrossShown } from '#views/statistics/cross-sheet-forms.tsx'
import type { CrossLine } from './line.ts'

type Props = CrossShown & {
  /** One's own table that this one began with. */
  readonly over?: Pick<CrossLine, 'id' | 'name' | 'version'> | undefined
  /** What was typed and not kept. */
  readonly refused?: { readonly name: string; readonly day: string; readonly refusal: string } | undefined
}

/** 保存: under a new name, or in the place of what is kept under its own. */
export const KeepingMenu = ({ over, refused, ...shown }: Props) => {
  const t = useT()
  return (
    <Menu
      label={
        <>
          {t('cross.keep')} <kbd>s</kbd>
        </>
      }
      align="end"
      open={refused !== undefined}
    >
      {over && (
        <PostForm action={paths.savedCrossStep(over.id, 'definition')} class="sheet-form" label={t('cross.keep.over')}>
          <CrossFields {...shown} />
          <input type="hidden" name="version" value={String(over.version)} />
          <Days id="cross-over-day" day={shown.day} />
          <Button>{t('cross.keep.over.go', { name: over.name })}</Button>
        </PostForm>
      )}
      <PostForm action={paths.savedCrosses()} class="sheet-form" label={t('cross.keep.new')}>
        <CrossFields {...shown} />
        <Input
          id="cross-name"
          name="name"
          label={t(over ? 'cross.keep.other' : 'cross.keep.name')}
          value={refused?.name}
          max={crossMost.name}
          problem={refused && t(`refusal.${refused.refusal}` as MessageKey, crossMost)}
          help={t('cross.keep.help')}
          required
        />
        <Days id="cross-day" day={shown.day} chosen={refused?.day} />
        <Button kind="go">{t('cross.keep')}</Button>
      </PostForm>
      {shown.saved && <MenuLink href={paths.savedCross(shown.saved)}>{t('cross.keep.more')}</MenuLink>}
    </Menu>
  )
}

/** Of today there is nothing to choose: it is opened as of the day of opening. */
const Days = ({ id, day, chosen }: { id: string; day?: string | undefined; chosen?: string | undefined }) => {
  const t = useT()
  if (day === undefined) return null
  return (
    <Select
      id={id}
      name="day"
      label={t('statistics.cut-off')}
      value={chosen ?? 'today'}
      options={[
        { value: 'today', label: t('cross.day.today') },
        { value: 'fixed', label: t('cross.day.fixed', { day }) },
      ]}
    />
  )
}
