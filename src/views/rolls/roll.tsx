import { mostExportReason } from '#domain/exports/export.ts'
import { limits } from '#domain/limits.ts'
import type { RollKey } from '#domain/rolls/kinds/index.ts'
import { mostRollHeading, type RollColumnKeys } from '#domain/rolls/roll.ts'
import { count } from '#views/format.ts'
import { useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { Definitions } from '#views/kit/definitions.tsx'
import { Empty } from '#views/kit/empty.tsx'
import { Input, Select, TextArea } from '#views/kit/fields.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { Split } from '#views/kit/split.tsx'
import { TickGroup } from '#views/kit/ticks.tsx'
import { paths } from '#views/paths.ts'

/** What was typed, as it was sent. */
export type RollTyped = {
  readonly as: 'pdf' | 'xlsx'
  readonly heading: string
  readonly lying: boolean
  readonly columns: readonly string[]
  readonly reason: string
}

export type RollProblem = { readonly field: 'heading' | 'reason' | 'people'; readonly text: string }

type Props = {
  readonly roll: RollKey
  /** The list as its address asks for it. */
  readonly from: string
  readonly count: number
  readonly names: readonly string[]
  /** How many it holds at most. */
  readonly most: number
  /** Whether it is a table, with columns to choose and a workbook. */
  readonly isTable: boolean
  readonly always: RollColumnKeys
  readonly choice: RollColumnKeys
  /** Whether any column opens dossiers, and whether one does that is always there. */
  readonly opens: boolean
  readonly mustOpen: boolean
  readonly typed: RollTyped
  readonly problem?: RollProblem | undefined
}

/** One 名册 before it is made: who will be on it, its columns, and how it is printed. */
export const RollPage = (props: Props) => {
  const { roll, from, count: people, most, problem } = props
  const t = useT()
  const back = paths.rolls(from)
  return (
    <>
      <PageHead
        over={
          <Crumbs
            items={[
              { label: t('place.dossiers'), href: paths.dossierList(from) },
              { label: t('rolls.title'), href: back },
              { label: t(`rolls.kind.${roll}`) },
            ]}
          />
        }
        title={t(`rolls.kind.${roll}`)}
        marks={<span>{t('paper.people.count', { count: count(people) })}</span>}
        sub={t(`rolls.kind.${roll}.hint`)}
        actions={<LinkButton href={paths.dossierList(from)}>{t('paper.people.back')}</LinkButton>}
      />
      {problem?.field === 'people' && (
        <Banner tone="seal" alert>
          {problem.text}
        </Banner>
      )}
      {people === 0 && <Empty text={t('rolls.none')} />}
      {people > most && <Banner tone="seal">{t('rolls.too-many', { most: count(most), all: count(people) })}</Banner>}
      {people > 0 && people <= most && <Making {...props} />}
    </>
  )
}

const Making = (props: Props) => {
  const { roll, from, names, isTable, always, choice, opens, mustOpen, typed, problem } = props
  const t = useT()
  const wrong = (field: RollProblem['field']) => (problem?.field === field ? problem.text : undefined)
  return (
    <PostForm action={paths.roll(roll)} download label={t(`rolls.kind.${roll}`)}>
      <input type="hidden" name="from" value={from} />
      <Split
        aside={
          <Card title={t('rolls.print')}>
            <Input
              name="heading"
              label={t('name-list.heading')}
              value={typed.heading}
              max={mostRollHeading}
              required
              problem={wrong('heading')}
            />
            {isTable && <Settings typed={typed} />}
            {opens && (
              <TextArea
                name="reason"
                label={t('exports.reason')}
                help={t(mustOpen ? 'rolls.reason.must' : 'rolls.reason.may')}
                value={typed.reason}
                rows={2}
                max={mostExportReason}
                required={mustOpen}
                problem={wrong('reason')}
              />
            )}
            {opens && <p class="hint">{t('rolls.two', { most: limits.exportAlone })}</p>}
            <div class="form-foot">
              <Button kind="go" icon="printer">
                {t('rolls.go')}
              </Button>
            </div>
          </Card>
        }
      >
        <Card title={t(isTable ? 'rolls.columns' : 'rolls.people')}>
          {isTable ? <Columns always={always} choice={choice} typed={typed} /> : <Names names={names} />}
        </Card>
      </Split>
    </PostForm>
  )
}

/** So many are named, to see that it is the right list. */
const named = 60

const Names = ({ names }: Pick<Props, 'names'>) => {
  const t = useT()
  const more = names.length - named
  return (
    <p>
      {names.slice(0, named).join(t('kit.comma'))}
      {more > 0 && t('rolls.people.more', { count: more })}
    </p>
  )
}

const Columns = ({ always, choice, typed }: Pick<Props, 'always' | 'choice' | 'typed'>) => {
  const t = useT()
  const labels = always.map((key) => t(`rolls.column.${key}`))
  return (
    <>
      <Definitions single items={[{ label: t('rolls.always'), value: labels.join(t('kit.comma')) }]} />
      {choice.length > 0 && (
        <TickGroup
          name="columns"
          label={t('rolls.choice')}
          options={choice.map((value) => ({ value, label: t(`rolls.column.${value}`) }))}
          chosen={typed.columns}
          empty=""
        />
      )}
    </>
  )
}

const Settings = ({ typed }: Pick<Props, 'typed'>) => {
  const t = useT()
  return (
    <>
      <Select
        name="as"
        label={t('rolls.as')}
        value={typed.as}
        options={[
          { value: 'pdf', label: t('rolls.as.pdf') },
          { value: 'xlsx', label: t('rolls.as.xlsx') },
        ]}
      />
      <Select
        name="lie"
        label={t('rolls.lie')}
        value={typed.lying ? 'lying' : 'upright'}
        options={[
          { value: 'lying', label: t('rolls.lie.lying') },
          { value: 'upright', label: t('rolls.lie.upright') },
        ]}
      />
    </>
  )
}
