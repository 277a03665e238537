import { longestTitle, mostOffered } from '#domain/batches/batch.ts'
import { type Signers, WithSigners } from '#views/cases/signers.tsx'
import { type Names, WithNames } from '#views/dossiers/names.tsx'
import { useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { DataTable } from '#views/kit/data-table.tsx'
import { Empty } from '#views/kit/empty.tsx'
import { Input } from '#views/kit/fields.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import { type BatchRow, useColumns } from './rows.tsx'

type Props = {
  readonly rows: readonly BatchRow[]
  /** There are more than are listed. */
  readonly more: boolean
  readonly title: string
  readonly chosen: ReadonlySet<string>
  readonly problem?: string | undefined
  readonly names: Names
  readonly signers: Signers
}

/** 任免批次: which promotions, transfers and dismissals one meeting decides. */
export const NewAppointmentsPage = (props: Props) => (
  <WithNames value={props.names}>
    <WithSigners value={props.signers}>
      <Page {...props} />
    </WithSigners>
  </WithNames>
)

const formId = 'new-appointments'

const Page = ({ rows, more, title, chosen, problem }: Props) => {
  const t = useT()
  const columns = useColumns({
    form: formId,
    chosen: ({ theCase }) => chosen.has(theCase.id),
    refused: new Map(),
    all: true,
  })
  const isUnnamed = title.trim() === ''
  return (
    <>
      <PageHead
        over={<Crumbs items={[{ label: t('batches.title'), href: paths.batches() }]} />}
        title={t('appointments.new')}
        sub={t('appointments.hint')}
      />
      {problem && !isUnnamed && <Banner alert>{problem}</Banner>}
      {more && <Banner>{t('appointments.more', { most: mostOffered })}</Banner>}
      <Card flush>
        <DataTable
          label={t('appointments.new')}
          rows={rows}
          rowKey={({ theCase }) => theCase.id}
          columns={columns}
          narrow="cards"
          empty={<Empty text={t('appointments.none')} />}
        />
      </Card>
      {rows.length > 0 && (
        <Card>
          <PostForm action={paths.newAppointments()} id={formId}>
            <Input
              name="title"
              label={t('batch.new.name')}
              value={title}
              problem={isUnnamed ? problem : undefined}
              max={longestTitle}
              required
            />
            <div class="form-foot">
              <Button kind="go">{t('appointments.go')}</Button>
            </div>
          </PostForm>
        </Card>
      )}
    </>
  )
}
