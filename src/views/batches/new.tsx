import { longestTitle, mostDrafts } from '#domain/batches/batch.ts'
import type { BatchId, CaseId, DossierId } from '#domain/ids.ts'
import { type Signers, WithSigners } from '#views/cases/signers.tsx'
import { type Names, WithNames } from '#views/dossiers/names.tsx'
import { useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { DataTable } from '#views/kit/data-table.tsx'
import { Empty } from '#views/kit/empty.tsx'
import { FieldGrid, Input, TextArea } from '#views/kit/fields.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import { type RowRefusal, useRowRefusal } from './rows.tsx'

type DraftRow = {
  readonly dossier: DossierId
  readonly name: string
  readonly unit: string
  readonly post: string
  readonly content: number
  readonly lacks: number
  /** The case that came back with it: it is sent again there and not with others. */
  readonly returned?: CaseId | undefined
  readonly refused?: RowRefusal | undefined
}

type Props = {
  readonly from: string
  readonly rows: readonly DraftRow[]
  readonly more: boolean
  readonly title: string
  readonly text: string
  /** The ticks of a form that was refused. */
  readonly chosen?: ReadonlySet<string> | undefined
  readonly problem?: string | undefined
  /** What was sent, where some rows were not. */
  readonly batch?: { readonly batch: BatchId; readonly sent: number } | undefined
  readonly names: Names
  readonly signers: Signers
}

/** 存量建档: the drafts of a list, ticked where nothing is missing, and sent on their way together. */
export const NewBatchPage = (props: Props) => (
  <WithNames value={props.names}>
    <WithSigners value={props.signers}>
      <Page {...props} />
    </WithSigners>
  </WithNames>
)

const Page = (props: Props) => {
  const { from, rows, more, title, text, problem, batch } = props
  const t = useT()
  const isUnnamed = title.trim() === ''
  return (
    <>
      <PageHead
        over={<Crumbs items={[{ label: t('batches.title'), href: paths.batches() }]} />}
        title={t('batch.new.title')}
        sub={t('batch.new.hint')}
      />
      {problem && !isUnnamed && <Banner alert>{problem}</Banner>}
      {batch && (
        <Banner alert action={<a href={paths.batch(batch.batch)}>{t('batch.count', { count: batch.sent })}</a>}>
          {t('batch.refused', { count: rows.filter(({ refused }) => refused).length })}
        </Banner>
      )}
      {more && <Banner>{t('batch.new.more', { most: mostDrafts })}</Banner>}
      <PostForm action={paths.batches()} class="stack">
        <input type="hidden" name="from" value={from} />
        <Card flush>
          <Drafts {...props} />
        </Card>
        {rows.length > 0 && (
          <Card>
            <FieldGrid>
              <Input
                name="title"
                label={t('batch.new.name')}
                value={title}
                problem={isUnnamed ? problem : undefined}
                max={longestTitle}
                required
              />
            </FieldGrid>
            <TextArea name="text" label={t('batch.new.text')} value={text} help={t('batch.new.text.help')} max={2000} />
            <div class="form-foot">
              <Button kind="go">{t('batch.new.go')}</Button>
            </div>
          </Card>
        )}
      </PostForm>
    </>
  )
}

const Drafts = ({ rows, chosen }: Props) => {
  const [t, sentence] = [useT(), useRowRefusal()]
  return (
    <DataTable
      label={t('batch.new.title')}
      rows={rows}
      rowKey={({ dossier }) => dossier}
      empty={<Empty text={t('batch.new.none')} />}
      columns={[
        {
          key: 'who',
          label: t('batch.column.who'),
          is: 'name',
          cell: ({ dossier, name, unit, content, lacks, returned }) => (
            <>
              {returned === undefined && (
                <>
                  <input type="hidden" name={`content-${dossier}`} value={content} />
                  <input
                    type="checkbox"
                    name="dossier"
                    value={dossier}
                    aria-label={t('batch.tick', { name })}
                    checked={(chosen ? chosen.has(dossier) : lacks === 0) || undefined}
                  />{' '}
                </>
              )}
              <a href={paths.dossier(dossier)}>{name}</a> <small>{unit}</small>
            </>
          ),
        },
        { key: 'post', label: t('batch.column.post'), cell: ({ post }) => post },
        {
          key: 'state',
          label: t('batch.column.state'),
          is: 'keep',
          cell: ({ lacks, returned, refused }) => (
            <>
              {returned !== undefined ? (
                <>
                  <Pill tone="amber">{t('case.status.returned')}</Pill>{' '}
                  <a href={paths.case(returned)}>{t('batch.new.returned')}</a>
                </>
              ) : lacks > 0 ? (
                <Pill tone="amber">{t('batch.new.lacks', { count: lacks })}</Pill>
              ) : (
                <Pill tone="jade">{t('batch.new.ready')}</Pill>
              )}
              {refused && <p class="problem">{sentence(refused)}</p>}
            </>
          ),
        },
      ]}
    />
  )
}
