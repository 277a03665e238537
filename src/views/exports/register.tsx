import type { Child } from 'hono/jsx'
import { type Export, stateOf } from '#domain/exports/export.ts'
import { count, moment } from '#views/format.ts'
import { useT } from '#views/i18n/index.ts'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { type Column, DataTable } from '#views/kit/data-table.tsx'
import { Empty } from '#views/kit/empty.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Pager } from '#views/kit/pager.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'

/** A line with the names in it already: whoever meets no people reads staff numbers and no reason. */
export type RegisterLine = {
  readonly one: Export
  readonly by: string
  readonly agreedBy: string
  readonly reason: string
}

/** 导出登记. */
export const RegisterPage = ({
  lines,
  page,
  pages,
  showsReasons,
}: {
  lines: readonly RegisterLine[]
  page: number
  pages: number
  showsReasons: boolean
}) => {
  const t = useT()
  const columns: readonly (Column<RegisterLine> & { readonly shown?: boolean })[] = [
    {
      key: 'at',
      label: t('exports.column.at'),
      is: 'name',
      whole: true,
      cell: ({ one }) => <a href={paths.export(one.id)}>{moment(one.at)}</a>,
    },
    { key: 'by', label: t('exports.column.by'), is: 'keep', cell: ({ by }) => by },
    { key: 'what', label: t('exports.column.what'), cell: ({ one }) => t(`exports.what.${one.what}`) },
    { key: 'people', label: t('exports.column.people'), align: 'end', cell: ({ one }) => count(one.people) },
    { key: 'reason', label: t('exports.column.reason'), cell: ({ reason }) => reason, shown: showsReasons },
    { key: 'state', label: t('exports.column.state'), is: 'keep', cell: (line) => <State {...line} /> },
    { key: 'hash', label: t('exports.column.hash'), whole: true, cell: ({ one }) => <Hash one={one} /> },
  ]
  return (
    <>
      <PageHead title={t('exports.register')} sub={t('exports.register.sub')} />
      <DataTable
        label={t('exports.register')}
        columns={columns.filter(({ shown = true }) => shown)}
        rows={lines}
        rowKey={({ one }) => one.id}
        empty={<Empty text={t('exports.register.none')} />}
      />
      <Pager page={page} pages={pages} href={(page) => paths.exports(page)} />
    </>
  )
}

const State = ({ one }: RegisterLine) => {
  const t = useT()
  const state = stateOf(one)
  return (
    <>
      <Pill tone={state === 'fetched' ? 'plain' : 'amber'}>{t(`exports.state.${state}`)}</Pill>
      {one.fetched && one.fetched.leftOut > 0 && (
        <small class="cell-note"> {t('exports.left-out', { count: one.fetched.leftOut })}</small>
      )}
    </>
  )
}

const Hash = ({ one }: { one: Export }) =>
  one.fetched ? <code title={one.fetched.hash}>{one.fetched.hash.slice(0, 12)}</code> : <>—</>

type Props = RegisterLine & {
  /** Those whom the viewer may list, and how many more there are. */
  readonly names: readonly string[]
  readonly unseen: number
  readonly mayFetch: boolean
  /** Whether there is a register for this viewer. */
  readonly hasRegister: boolean
  readonly above?: Child
}

/** One line with all that is known of it; whoever asked fetches the file here. */
export const RegisteredExportPage = ({
  one,
  by,
  agreedBy,
  reason,
  names,
  unseen,
  mayFetch,
  above,
  hasRegister,
}: Props) => {
  const t = useT()
  const state = stateOf(one)
  return (
    <>
      <Crumbs
        items={[
          { label: t('exports.register'), ...(hasRegister && { href: paths.exports() }) },
          { label: t('exports.one') },
        ]}
      />
      <PageHead title={t('exports.one')} marks={<Pill>{t(`exports.state.${state}`)}</Pill>} />
      {above}
      <Card title={t(`exports.what.${one.what}`)}>
        <p>
          {by} · {moment(one.at)} · {t('exports.column.people')} {count(one.people)}
        </p>
        {reason && (
          <p>
            {t('exports.reason')}
            {t('kit.colon')}
            {reason}
          </p>
        )}
        {names.length > 0 && <p>{names.join(t('kit.comma'))}</p>}
        {unseen > 0 && <p class="hint">{t('exports.unseen', { count: unseen })}</p>}
        {one.agreed && <p class="hint">{t('exports.agreed', { name: agreedBy, at: moment(one.agreed.at) })}</p>}
        {one.fetched && (
          <p class="hint">
            {t('exports.fetched', { at: moment(one.fetched.at) })} · <code>{one.fetched.hash}</code>
          </p>
        )}
        {state === 'waiting' && <p class="hint">{t('exports.waits')}</p>}
        {mayFetch && (
          <PostForm action={paths.exportFile(one.id)} download label={t('exports.fetch')}>
            <Button kind="go">{t('exports.fetch')}</Button>
          </PostForm>
        )}
      </Card>
    </>
  )
}
