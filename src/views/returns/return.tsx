import type { AccountId } from '#domain/ids.ts'
import { countedBy } from '#domain/returns/asked.ts'
import type { Fault } from '#domain/returns/figures.ts'
import { frozenOf, type Return, stateOf } from '#domain/returns/return.ts'
import { numberOf, type TableKey, tableOf } from '#domain/statistics/tables/index.ts'
import { count, moment } from '#views/format.ts'
import { useLanguage, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { Lines } from '#views/kit/lines.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { useRendering } from '#views/kit/rendering.tsx'
import { paths } from '#views/paths.ts'
import { said, type TableWords } from '#views/statistics/drawn.ts'
import { Explained, Freezing } from './faults.tsx'
import { StatePill } from './index.tsx'
import { SheetForm } from './sheet-forms.tsx'
import { Signature, Signing } from './signing.tsx'
import { addressOf } from './table-address.ts'
import { Told } from './told.tsx'

/** One table of the return in a line: how many people or things it counts, and in how many cells it differs from the other return. */
export type TableLine = {
  readonly key: TableKey
  readonly people: number
  /** Undefined where there is nothing to compare with. */
  readonly changed?: number | undefined
}

export type ReturnPageProps = {
  readonly one: Return
  readonly tables: readonly TableLine[]
  readonly faults: readonly Fault[]
  readonly nameOf: (account: AccountId) => string
  readonly unitName: TableWords['unitName']
  readonly house: string
  readonly against?: Return | undefined
  readonly corrects?: Return | undefined
  readonly replacedBy?: Return | undefined
  readonly stranded: boolean
  /** Who signs by seat what they may not read otherwise, and how many tables that are. */
  readonly bySeat: readonly { readonly name: string; readonly count: number }[]
  /** What names the figures that the 制表人 sees before freezing. */
  readonly seen?: string | undefined
  readonly may: { readonly freeze: boolean; readonly sign: boolean; readonly cancel: boolean; readonly make: boolean }
  /** What was refused, and what was typed. */
  readonly problem?: string | undefined
  readonly typed?: ((name: string) => string) | undefined
}

/** One 年报: who signed it and who is next, its tables, and what does not add up. */
export const ReturnPage = (props: ReturnPageProps) => {
  const t = useT()
  const { one, against, house, may, problem } = props
  const state = stateOf(one)
  const now = frozenOf(one)
  return (
    <>
      <link rel="stylesheet" href={useRendering().asset('statistics.css')} />
      <PageHead
        over={
          <Crumbs
            items={[
              { label: t('statistics.title'), href: paths.statistics() },
              { label: t('returns.title'), href: paths.returns() },
              { label: one.name },
            ]}
          />
        }
        title={one.name}
        marks={<StatePill state={state} replaced={props.replacedBy !== undefined} />}
        sub={[
          house,
          t('statistics.until', { day: one.day }),
          t(`statistics.names.clock.${one.clock}`),
          t('returns.tables.count', { count: one.tables.length }),
          against && t('returns.table.prior', { name: against.name }),
        ]
          .filter(Boolean)
          .join(' · ')}
        actions={
          <>
            {now && <SheetForm one={one} />}
            {may.make && state === 'signed' && !props.replacedBy && (
              <LinkButton href={paths.newReturn({ corrects: one.id })}>{t('returns.correct')}</LinkButton>
            )}
            {may.make && state === 'cancelled' && (
              <LinkButton href={paths.newReturn({ like: one.id })}>{t('returns.again')}</LinkButton>
            )}
          </>
        }
      />
      {problem !== undefined && (
        <Banner tone="seal" alert>
          {problem}
        </Banner>
      )}
      <Told {...props} />
      <Signing {...props} />
      <Card
        title={t('returns.figures')}
        aside={now ? t('returns.figures.frozen', { at: moment(now.frozen.at) }) : t('returns.figures.live')}
        class="figures-index"
        flush
      >
        <Lines items={props.tables.map((line) => tableLine(props, line))} />
      </Card>
      {may.freeze ? <Freezing {...props} /> : <Explained {...props} />}
      {may.sign && now && <Signature one={one} problem={problem} typed={props.typed} digest={now.frozen.digest} />}
      {may.cancel && (
        <PostForm action={paths.returnAct(one.id, 'cancellation')} class="aside-form">
          <p class="hint">{t('returns.cancel.hint')}</p>
          <Button kind="stop">{t('returns.cancel')}</Button>
        </PostForm>
      )}
    </>
  )
}

function tableLine({ one, against }: ReturnPageProps, { key, people, changed }: TableLine) {
  const [t, language] = [useT(), useLanguage()]
  const marks =
    against === undefined || !frozenOf(one)
      ? ''
      : changed === undefined
        ? t('returns.not-compared')
        : changed === 0
          ? t('returns.unchanged')
          : t('returns.changed', { count: changed })
  return {
    text: `${t('statistics.table', { number: numberOf(key) })} ${said(tableOf(key), language)}`,
    href: addressOf(one, key),
    end: [marks, t(`statistics.many.${countedBy(key)}`, { many: count(people) })].filter(Boolean).join(' · '),
  }
}
