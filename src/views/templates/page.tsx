import type { Clock } from '#domain/statistics/person.ts'
import { type Asked, sureOf } from '#domain/templates/asking.ts'
import { countsOf, type FilledSheet } from '#domain/templates/filled.ts'
import type { Template, TemplateRefusal } from '#domain/templates/template.ts'
import type { Day } from '#domain/time.ts'
import { useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button } from '#views/kit/button.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { Input } from '#views/kit/fields.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { useRendering } from '#views/kit/rendering.tsx'
import { paths } from '#views/paths.ts'
import type { Offered } from '#views/statistics/cross-form.tsx'
import type { TableWords } from '#views/statistics/drawn.ts'
import { Actions } from './actions.tsx'
import { ChangesCard, SumsCard } from './beside.tsx'
import { HeadingsCard } from './headings-card.tsx'
import { type Question, QuestionCard } from './question.tsx'
import { SheetCard } from './sheet-card.tsx'
import { templateSizes } from './sizes.ts'

type Props = {
  readonly template: Template
  readonly filled: readonly FilledSheet[]
  readonly sheet: number
  readonly asks: readonly Asked[]
  readonly question?: Question | undefined
  readonly offered: Offered
  readonly unitName: TableWords['unitName']
  /** The unit that the viewer counts in, by name. */
  readonly house: string
  readonly day: Day
  /** Undefined for today: then both clocks say the same. */
  readonly asOf?: Day | undefined
  readonly clock: Clock
  readonly refusal?: TemplateRefusal | undefined
  /** The cell that was asked for by its name. */
  readonly cell?: string | undefined
  /** The cell that somebody comes back to from its names. */
  readonly back?: string | undefined
  /** The row that was asked for, from 1; of a sheet that is drawn in stretches. */
  readonly row?: number | undefined
}

/** 上级空表: the sheet as it will be, what is asked about it, and the file. */
export const TemplatePage = (props: Props) => {
  const t = useT()
  const { template, filled, sheet, asks, question, house, day, asOf, clock, refusal, unitName } = props
  const asset = useRendering().asset
  const counts = countsOf(filled)
  const open = asks.filter(({ now }) => !now)
  const at = { asOf, clock: clock === 'known' ? clock : undefined }
  const href = (asked: Asked) =>
    `${paths.template(template.id, { ...at, sheet: asked.sheet, ask: asked.number })}#question`
  const place = question && open.findIndex(({ key }) => key === question.asked.key)
  return (
    <>
      <link rel="stylesheet" href={asset('statistics.css')} />
      <link rel="stylesheet" href={asset('templates.css')} />
      <PageHead
        over={
          <Crumbs
            items={[
              { label: t('statistics.title'), href: paths.statistics() },
              { label: t('template.title'), href: paths.templates() },
              { label: template.name },
            ]}
          />
        }
        title={template.name}
        marks={open.length > 0 && <Pill tone="amber">{t('template.open', { count: open.length })}</Pill>}
        sub={[
          house,
          t('statistics.until', { day }),
          t('template.counts', { filled: counts.filled, formulas: counts.formulas, open: counts.open + counts.blank }),
        ].join(' · ')}
        actions={<Actions {...props} open={counts.open + counts.blank} />}
      />
      {refusal && (
        <Banner tone="seal" alert>
          {t(`refusal.${refusal}`, templateSizes)}
        </Banner>
      )}
      {counts.withheld > 0 && <Banner>{t('template.withheld.count', { count: counts.withheld })}</Banner>}
      <Sure {...props} />
      <div class="form-page">
        <div>
          <SheetCard
            template={template}
            filled={filled}
            sheet={sheet}
            open={open}
            asked={question?.asked}
            at={at}
            href={href}
            back={props.back}
            row={props.row}
          />
          <OneCell {...props} />
          <HeadingsCard asks={asks.filter((asked) => asked.sheet === sheet)} unitName={unitName} href={href} />
        </div>
        <div class="form-beside">
          {question && (
            <QuestionCard
              template={template}
              question={question}
              open={place !== undefined && place >= 0 ? { nth: place + 1, of: open.length } : undefined}
              offered={props.offered}
              unitName={unitName}
              asOf={asOf}
              clock={clock}
            />
          )}
          {template.changes && <ChangesCard changes={template.changes} />}
          {counts.formulas > 0 && (
            <SumsCard sheets={template.form.sheets} filled={filled} at={at} template={template.id} />
          )}
        </div>
      </div>
    </>
  )
}

/** Everything that is understood, bound at once. */
const Sure = ({ template, asks, sheet, asOf, clock }: Props) => {
  const t = useT()
  const sure = sureOf(asks)
  if (sure.length === 0) return null
  return (
    <Banner
      tone="indigo"
      action={
        <PostForm action={paths.templateStep(template.id, 'meanings')} label={t('template.sure.go')}>
          <input type="hidden" name="which" value="sure" />
          <input type="hidden" name="version" value={template.version} />
          <input type="hidden" name="sheet" value={sheet} />
          {asOf && <input type="hidden" name="asOf" value={asOf} />}
          {clock === 'known' && <input type="hidden" name="clock" value={clock} />}
          <Button kind="go" small>
            {t('template.sure.go')}
          </Button>
        </PostForm>
      }
    >
      {t('template.sure', { count: sure.length, of: asks.length })}
    </Banner>
  )
}

/** One cell that goes its own way, asked for by its name. */
const OneCell = ({ template, sheet, asOf, clock, cell }: Props) => {
  const t = useT()
  return (
    <form method="get" action={`${paths.template(template.id)}#question`} class="form-one">
      <input type="hidden" name="sheet" value={sheet} />
      {asOf && <input type="hidden" name="asOf" value={asOf} />}
      {clock === 'known' && <input type="hidden" name="clock" value={clock} />}
      <Input name="cell" label={t('template.one-cell')} value={cell} placeholder="B6" size={6} />
      <Button small>{t('template.one-cell.go')}</Button>
    </form>
  )
}
