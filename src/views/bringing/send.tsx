import type { BringingId } from '#domain/ids.ts'
import { inMegabytes, limits } from '#domain/limits.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import type { Choice } from '#views/imports/field-input.tsx'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { DataTable } from '#views/kit/data-table.tsx'
import { Empty } from '#views/kit/empty.tsx'
import { FieldGrid, FileInput, Select, TextArea } from '#views/kit/fields.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { Checkbox } from '#views/kit/ticks.tsx'
import { paths } from '#views/paths.ts'

export type ListedBringing = {
  readonly id: BringingId
  readonly came: string
  readonly unit: string
  readonly all: number
  readonly toDo: number
  readonly open: number
  readonly failed: number
  readonly kept: number
}

type Props = {
  readonly units: readonly Choice[]
  readonly typed: { readonly unit: string; readonly isExisting: boolean; readonly text: string }
  readonly problems?: { readonly unit?: string; readonly files?: string; readonly text?: string } | undefined
  readonly before: readonly ListedBringing[]
}

/** 成批导入: files, a folder, a pasted list, all at once; and what came before. */
export const BringingsPage = ({ units, typed, problems = {}, before }: Props) => {
  const t = useT()
  const said = (problem: string | undefined) =>
    problem && t(`refusal.${problem}` as MessageKey, { count: limits.batchFiles })
  return (
    <>
      <PageHead
        over={<Crumbs items={[{ label: t('import.title'), href: paths.imports() }, { label: t('bringing.title') }]} />}
        title={t('bringing.title')}
        sub={t('bringing.sub')}
      />
      <PostForm action={paths.bringings()} multipart class="stack" label={t('bringing.title')}>
        <Card title={t('bringing.whose')}>
          <Select
            label={t('import.unit')}
            name="unit"
            value={typed.unit}
            empty={t('form.choose')}
            options={units.map(({ id, name }) => ({ value: id, label: name }))}
            help={t('bringing.unit.help')}
            problem={said(problems.unit)}
            required
          />
          <Checkbox
            label={t('bringing.existing')}
            name="existing"
            value="yes"
            checked={typed.isExisting}
            help={t('bringing.existing.help')}
          />
        </Card>
        <Card title={t('bringing.files')}>
          <FieldGrid>
            <FileInput
              label={t('bringing.choose')}
              name="files"
              accept=".lrmx,.lrm,.docx,.zip,.pic,.jpg,.jpeg,.png,.xlsx,.csv,.txt,application/xml,text/xml"
              multiple
              help={t('bringing.files.help', {
                count: limits.batchFiles,
                size: inMegabytes(limits.exchangeFile),
                archive: inMegabytes(limits.archive),
                total: inMegabytes(limits.batchBytes),
              })}
              problem={said(problems.files)}
            />
            <FileInput label={t('bringing.folder')} name="folder" multiple folder help={t('bringing.folder.help')} />
          </FieldGrid>
          <TextArea
            name="text"
            label={t('bringing.text')}
            value={typed.text}
            rows={5}
            help={t('bringing.text.help', { count: limits.gridRows })}
            problem={said(problems.text)}
          />
          <div class="form-foot">
            <Button kind="go" icon="file-import">
              {t('bringing.go')}
            </Button>
          </div>
        </Card>
      </PostForm>
      <Card title={t('bringing.before')} flush>
        <Before before={before} />
      </Card>
    </>
  )
}

const Before = ({ before }: Pick<Props, 'before'>) => {
  const t = useT()
  return (
    <DataTable
      label={t('bringing.before')}
      rows={before}
      rowKey={({ id }) => id}
      empty={<Empty text={t('bringing.before.none')} />}
      columns={[
        {
          key: 'came',
          label: t('import.at'),
          is: 'name',
          cell: ({ id, came }) => <a href={paths.bringing(id)}>{came}</a>,
        },
        { key: 'unit', label: t('import.unit'), cell: ({ unit }) => unit },
        { key: 'all', label: t('bringing.all'), align: 'end', cell: ({ all }) => all },
        { key: 'kept', label: t('bringing.state.kept'), align: 'end', cell: ({ kept }) => kept },
        { key: 'failed', label: t('bringing.failed'), align: 'end', cell: ({ failed }) => failed },
        { key: 'state', label: t('bringing.now'), is: 'keep', cell: (row) => <StateOf row={row} /> },
      ]}
    />
  )
}

const StateOf = ({ row: { toDo, open } }: { row: ListedBringing }) => {
  const t = useT()
  if (toDo > 0) return <Pill tone="indigo">{t('bringing.under-way', { count: toDo })}</Pill>
  if (open > 0) return <Pill tone="amber">{t('bringing.waits', { count: open })}</Pill>
  return <Pill tone="jade">{t('bringing.over')}</Pill>
}
