import type { Clock } from '#domain/statistics/person.ts'
import type { Template, TemplateRefusal } from '#domain/templates/template.ts'
import type { Day } from '#domain/time.ts'
import { useT } from '#views/i18n/index.ts'
import { Button } from '#views/kit/button.tsx'
import { Input } from '#views/kit/fields.tsx'
import { Menu } from '#views/kit/menu.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import { TemplateFile } from './list.tsx'
import { templateSizes } from './sizes.ts'

type Props = {
  readonly template: Template
  readonly asOf?: Day | undefined
  readonly clock: Clock
  /** So many cells are left blank. */
  readonly open: number
  readonly refusal?: TemplateRefusal | undefined
}

/** The file as it stands; what is left blank is said on the button. */
export const Actions = ({ template, asOf, clock, open, refusal }: Props) => {
  const t = useT()
  const isName = refusal === 'template.name-missing' || refusal === 'template.name-too-long'
  return (
    <>
      <Menu label={t('template.more')} align="end" open={isName}>
        <PostForm action={paths.templateStep(template.id, 'file')} multipart label={t('template.replace')}>
          <TemplateFile />
          <Button>{t('template.replace')}</Button>
        </PostForm>
        <PostForm action={paths.templateStep(template.id, 'name')} label={t('template.rename')}>
          <Input
            name="name"
            label={t('template.name')}
            value={template.name}
            max={templateSizes.characters}
            problem={isName ? t(`refusal.${refusal}`, templateSizes) : undefined}
          />
          <Button>{t('template.rename')}</Button>
        </PostForm>
        <PostForm action={paths.templateStep(template.id, 'removal')} label={t('template.remove')}>
          <Button kind="stop">{t('template.remove')}</Button>
        </PostForm>
      </Menu>
      <PostForm action={paths.templateStep(template.id, 'filled')} download label={t('template.fill')}>
        {asOf && <input type="hidden" name="asOf" value={asOf} />}
        {clock === 'known' && <input type="hidden" name="clock" value={clock} />}
        <Button kind="plain" icon="download">
          {open > 0 ? t('template.fill.open', { count: open }) : t('template.fill')}
        </Button>
      </PostForm>
    </>
  )
}
