import type { DossierId } from '#domain/ids.ts'
import { limits } from '#domain/limits.ts'
import type { RosterRow } from '#domain/roster/entry.ts'
import { useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { DataTable } from '#views/kit/data-table.tsx'
import { Empty } from '#views/kit/empty.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { Split } from '#views/kit/split.tsx'
import { paths } from '#views/paths.ts'
import type { UnitName } from '#views/roster/text.tsx'
import { useTickedColumns } from '#views/roster/ticked.tsx'
import { ExportFields, type ExportProblem, type ExportTyped } from './fields.tsx'

type Props = {
  /** The query of the list, as its address has it. */
  readonly from: string
  /** How many the list has; `rows` are they where each can be ticked, and empty where they are too many for that. */
  readonly count: number
  readonly rows: readonly RosterRow[]
  /** Who is ticked; everybody until somebody was taken out. */
  readonly chosen: ReadonlySet<DossierId>
  readonly typed: ExportTyped
  readonly problem?: ExportProblem | undefined
  readonly unitName: UnitName
}

/** 导出 of a list: the list itself for Excel, or the dossiers of its people. */
export const ManyExportPage = (props: Props) => {
  const { from, count } = props
  const t = useT()
  return (
    <>
      <Crumbs items={[{ label: t('place.dossiers'), href: paths.dossierList(from) }, { label: t('exports.action') }]} />
      <PageHead
        title={t('exports.title')}
        actions={<LinkButton href={paths.exports()}>{t('exports.register')}</LinkButton>}
      />
      {count === 0 ? <Empty text={t('exports.people.none')} /> : <Choosing {...props} />}
    </>
  )
}

const Choosing = (props: Props) => {
  const { from, count, problem } = props
  const t = useT()
  return (
    <>
      {problem?.field === 'people' && (
        <Banner tone="seal" alert>
          {problem.text}
        </Banner>
      )}
      <Card title={t('exports.lists')}>
        <p>{t('exports.lists.hint', { count })}</p>
        <PostForm action={paths.listExports()} download label={t('exports.lists')}>
          <input type="hidden" name="from" value={from} />
          <div class="form-foot">
            <Button>{t('exports.lists.list')}</Button>
          </div>
        </PostForm>
      </Card>
      <Files {...props} />
    </>
  )
}

const Files = (props: Props) => {
  const { from, count, rows, typed, problem } = props
  const t = useT()
  return (
    <PostForm action={paths.exports()} download label={t('exports.files')}>
      <input type="hidden" name="from" value={from} />
      <Split
        aside={
          <Card title={t('exports.files')}>
            <ExportFields typed={typed} problem={problem} />
            <p class="hint">{t('exports.two', { most: limits.exportAlone })}</p>
            <div class="form-foot">
              <Button kind="go">{t('exports.go')}</Button>
            </div>
          </Card>
        }
      >
        {rows.length > 0 ? (
          <People {...props} />
        ) : (
          <Card title={t('exports.people')}>
            <input type="hidden" name="all" value="1" />
            <p>{t('exports.people.all', { count })}</p>
          </Card>
        )}
      </Split>
    </PostForm>
  )
}

const People = ({ rows, chosen, unitName }: Props) => {
  const t = useT()
  const columns = useTickedColumns({
    rows,
    chosen,
    unitName,
    label: t('exports.people.pick'),
    tick: (name) => t('exports.people.tick', { name }),
    name: ({ who }) => who.name,
  })
  return <DataTable label={t('exports.people')} rows={rows} columns={columns} />
}
