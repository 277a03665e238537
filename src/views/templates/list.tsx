import { headingsOf, keyOf, type Template, type TemplateRefusal } from '#domain/templates/template.ts'
import type { Instant } from '#domain/time.ts'
import { recent } from '#views/format.ts'
import { useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { FileInput } from '#views/kit/fields.tsx'
import { Lines } from '#views/kit/lines.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import { templateSizes } from './sizes.ts'

type Props = {
  readonly templates: readonly Template[]
  readonly now: Instant
  readonly refusal?: TemplateRefusal | undefined
}

/** 上级空表: the workbooks that are kept, and the door for one more. */
export const TemplatesPage = ({ templates, now, refusal }: Props) => {
  const t = useT()
  return (
    <>
      <PageHead
        over={
          <Crumbs
            items={[{ label: t('statistics.title'), href: paths.statistics() }, { label: t('template.title') }]}
          />
        }
        title={t('template.title')}
        sub={t('template.sub')}
      />
      {refusal && (
        <Banner tone="seal" alert>
          {t(`refusal.${refusal}`, templateSizes)}
        </Banner>
      )}
      {templates.length > 0 && (
        <Card title={t('template.kept')} flush>
          <Lines
            items={templates.map((template) => ({
              text: template.name,
              href: paths.template(template.id),
              end: [openIn(template), recent(t, template.at, now)]
                .flatMap((said) =>
                  typeof said === 'number' ? (said > 0 ? t('template.open', { count: said }) : []) : said,
                )
                .join(' · '),
            }))}
          />
        </Card>
      )}
      <PostForm action={paths.templates()} multipart>
        <Card title={t('template.send')}>
          <TemplateFile />
          <div class="form-foot">
            <Button kind="go" icon="file-import">
              {t('template.send.go')}
            </Button>
          </div>
        </Card>
      </PostForm>
    </>
  )
}

/** The field for one workbook, wherever one is sent. */
export const TemplateFile = () => {
  const t = useT()
  return (
    <FileInput
      label={t('template.file')}
      name="file"
      accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
      help={t('template.file.help', templateSizes)}
    />
  )
}

/** How many headings are not bound. */
const openIn = ({ form, meanings }: Template): number =>
  headingsOf(form).filter(({ sheet, heading }) => {
    const of = form.sheets[sheet]
    return of && !meanings[keyOf(of, heading.key)]
  }).length
