import { countedBy, isUndated } from '#domain/returns/asked.ts'
import { mostReturnName, mostReturnReason, type Return, type ReturnRefusal } from '#domain/returns/return.ts'
import { clocks } from '#domain/statistics/person.ts'
import { chapters } from '#domain/statistics/table.ts'
import { numberOf, type TableKey, tableOf } from '#domain/statistics/tables/index.ts'
import { isWorkedOut } from '#domain/statistics/worked-out.ts'
import { useLanguage, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { FieldGrid, Input, type Option, Select, TextArea } from '#views/kit/fields.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { TickGroup } from '#views/kit/ticks.tsx'
import { paths } from '#views/paths.ts'
import { said } from '#views/statistics/drawn.ts'

/** What stands in the form: what was typed, or what one begins with. */
export type ReturnTyped = {
  readonly name: string
  readonly day: string
  readonly clock: string
  readonly tables: readonly string[]
  readonly reviewer: string
  readonly head: string
  readonly against: string
  readonly reason: string
}

type Props = {
  readonly typed: ReturnTyped
  readonly tables: readonly TableKey[]
  /** Who may be asked to sign. */
  readonly people: readonly Option[]
  /** The signed returns that a new one may be compared with. */
  readonly others: readonly Return[]
  readonly corrects?: Return | undefined
  readonly refusal?: { readonly code: ReturnRefusal; readonly text: string } | undefined
}

/** The problem of a field, where the refusal is about it. */
const problemAt = (refusal: Props['refusal'], ...codes: readonly ReturnRefusal[]) =>
  refusal && codes.includes(refusal.code) ? refusal.text : undefined

/** 制作年报, or its correction: what it holds and who signs. */
export const NewReturnPage = ({ typed, tables, people, others, corrects, refusal }: Props) => {
  const t = useT()
  const title = t(corrects ? 'returns.correct' : 'returns.new')
  const signerProblem = problemAt(refusal, 'returns.signer-self', 'returns.signer-twice', 'returns.signer-sees-not')
  return (
    <>
      <PageHead
        over={
          <Crumbs
            items={[
              { label: t('statistics.title'), href: paths.statistics() },
              { label: t('returns.title'), href: paths.returns() },
              ...(corrects ? [{ label: corrects.name, href: paths.return(corrects.id) }] : []),
              { label: title },
            ]}
          />
        }
        title={title}
        sub={t(corrects ? 'returns.correct.sub' : 'returns.new.sub')}
      />
      {people.length === 0 && <Banner tone="seal">{t('returns.signers.nobody')}</Banner>}
      <Card>
        <PostForm action={paths.returns()} label={title}>
          {corrects && <input type="hidden" name="corrects" value={corrects.id} />}
          <FieldGrid>
            <Input
              name="name"
              label={t('returns.name')}
              value={typed.name}
              max={mostReturnName}
              required
              problem={problemAt(refusal, 'returns.name')}
            />
            {!corrects && (
              <Input
                name="day"
                type="date"
                label={t('returns.day')}
                value={typed.day}
                help={t('returns.day.help')}
                required
                problem={problemAt(refusal, 'returns.day')}
              />
            )}
            {!corrects && (
              <Select
                name="clock"
                label={t('returns.clock')}
                value={typed.clock}
                options={clocks.map((clock) => ({ value: clock, label: t(`statistics.names.clock.${clock}`) }))}
              />
            )}
            {!corrects && (
              <Select
                name="against"
                label={t('returns.against')}
                value={typed.against}
                options={[
                  { value: 'usual', label: t('returns.against.usual') },
                  ...others.map(({ id, name }) => ({ value: id, label: name })),
                  { value: '', label: t('returns.against.none') },
                ]}
              />
            )}
          </FieldGrid>
          {corrects && (
            <TextArea
              name="reason"
              label={t('returns.reason')}
              value={typed.reason}
              max={mostReturnReason}
              required
              problem={problemAt(refusal, 'returns.reason')}
            />
          )}
          <FieldGrid>
            <Select
              name="reviewer"
              label={t('returns.role.reviewer')}
              value={typed.reviewer}
              empty={t('form.choose')}
              options={people}
              help={t('returns.signers.help')}
              problem={signerProblem ?? (typed.reviewer === '' ? problemAt(refusal, 'returns.signer') : undefined)}
              required
            />
            <Select
              name="head"
              label={t('returns.role.head')}
              value={typed.head}
              empty={t('form.choose')}
              options={people}
              problem={typed.head === '' ? problemAt(refusal, 'returns.signer') : undefined}
              required
            />
          </FieldGrid>
          {people.length === 1 && <p class="hint">{t('returns.signers.few', { name: people[0]?.label ?? '' })}</p>}
          {!corrects && <Tables tables={tables} chosen={typed.tables} problem={problemAt(refusal, 'returns.tables')} />}
          <div class="form-foot">
            <Button kind="go">{t('returns.begin')}</Button>
          </div>
        </PostForm>
      </Card>
    </>
  )
}

type TablesProps = {
  readonly tables: readonly TableKey[]
  readonly chosen: readonly string[]
  readonly problem: string | undefined
}

const Tables = ({ tables, chosen, problem }: TablesProps) => {
  const [t, language] = [useT(), useLanguage()]
  const isUsual = tables.every((key) => chosen.includes(key) === !isWorkedOut(countedBy(key)))
  const nameOf = (key: TableKey) => {
    const table = said(tableOf(key), language)
    return isUndated(tableOf(key)) ? t('returns.tables.undated', { table }) : table
  }
  return (
    <details class="opens" open={!isUsual || problem !== undefined || undefined}>
      <summary>{t('returns.tables.chosen', { count: tables.filter((key) => chosen.includes(key)).length })}</summary>
      <p class="hint">{t('returns.tables.help')}</p>
      {tables.some((key) => isWorkedOut(countedBy(key))) && <p class="hint">{t('returns.tables.worked-out')}</p>}
      {chapters.map((chapter, at) => {
        const own = tables.filter((key) => tableOf(key).chapter === chapter)
        if (own.length === 0) return null
        return (
          <TickGroup
            name="table"
            id={`tables-${chapter}`}
            label={t(`statistics.chapter.${chapter}`)}
            chosen={chosen}
            empty=""
            problem={at === 0 ? problem : undefined}
            options={own.map((key) => ({ value: key, label: `${numberOf(key)} ${nameOf(key)}` }))}
          />
        )
      })}
    </details>
  )
}
