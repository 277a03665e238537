import { type Meaning, meanings, notRead } from '#domain/organisation/table/meanings.ts'
import type { TablePlan } from '#domain/organisation/table/plan.ts'
import type { TableProblem } from '#domain/organisation/table/row.ts'
import { useT } from '#views/i18n/index.ts'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { DataTable } from '#views/kit/data-table.tsx'
import { FileInput, Input, Select, TextArea } from '#views/kit/fields.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import { Picture } from './table-picture.tsx'

/** A table that was read: what its columns mean, and what it would make of the tree. */
export type TableRead = {
  readonly headings: readonly { readonly text: string; readonly means: Meaning | undefined }[]
  readonly plan: TablePlan
  /** How many lines below the headings say anything. */
  readonly rows: number
  /** Of a workbook: what was not read of it. */
  readonly left?: { readonly hidden: number; readonly sheets: number } | undefined
}

export type TableFormProps = {
  readonly text: string
  readonly since: string
  readonly read?: TableRead | undefined
  readonly problem?: { readonly at: 'text' | 'since' | 'file'; readonly text: string } | undefined
  /** Where the table goes and where a workbook goes: a step of the first start has addresses of its own. */
  readonly action: string
  readonly upload: string
  /** Something else on the page is the main thing now. */
  readonly isAside?: boolean
}

/** 从表格建机构. */
export const TreeTablePage = (props: TableFormProps) => {
  const t = useT()
  return (
    <>
      <PageHead
        over={
          <Crumbs items={[{ label: t('unit.title'), href: paths.organisation() }, { label: t('tree-table.title') }]} />
        }
        title={t('tree-table.title')}
        sub={t('tree-table.sub')}
      />
      <TreeTableForm {...props} />
    </>
  )
}

/** The table itself, what of it is doubtful, and the tree as it would be: nothing is kept before it was seen. */
export const TreeTableForm = (props: TableFormProps) => {
  const t = useT()
  const { text, since, read, problem, action, isAside } = props
  const problemAt = (at: 'text' | 'since') => (problem?.at === at ? problem.text : undefined)
  return (
    <>
      {!read && <Workbook {...props} />}
      <PostForm action={action} label={t('tree-table.title')} class="stack">
        {read && <Columns {...read} />}
        {read && <Problems {...read} />}
        {read && <Picture {...read} />}
        <Card title={t('tree-table.text')} aside={t('tree-table.text.aside')}>
          <TextArea
            name="text"
            label={t('tree-table.text')}
            hideLabel
            value={text}
            rows={10}
            help={t('tree-table.text.help')}
            problem={problemAt('text')}
          />
          <Input
            name="since"
            type="date"
            label={t('unit.since')}
            value={since}
            help={t('tree-table.since')}
            problem={problemAt('since')}
            required
          />
          <div class="form-foot">
            <Button name="do" value="look" kind={read || isAside ? 'plain' : 'go'}>
              {t(read ? 'tree-table.again' : 'tree-table.look')}
            </Button>
          </div>
        </Card>
      </PostForm>
    </>
  )
}

const Workbook = ({ upload, problem }: TableFormProps) => {
  const t = useT()
  return (
    <Card title={t('tree-table.file')}>
      <PostForm action={upload} multipart class="inline-form" label={t('tree-table.file')}>
        <FileInput
          name="file"
          accept=".xlsx"
          label={t('tree-table.file.choose')}
          problem={problem?.at === 'file' ? problem.text : undefined}
        />
        <Button>{t('tree-table.file.read')}</Button>
      </PostForm>
    </Card>
  )
}

const Columns = ({ headings, rows, left }: TableRead) => {
  const t = useT()
  const unread = left && left.hidden + left.sheets > 0 ? t('tree-table.left', left) : ''
  return (
    <Card
      title={t('tree-table.columns')}
      aside={[t('tree-table.rows', { rows }), unread].filter(Boolean).join(t('kit.semicolon'))}
    >
      <div class="inline-form">
        {headings.map(({ text, means }, at) => (
          <Select
            name="means"
            id={`means-${at}`}
            label={text || t('tree-table.column', { at: at + 1 })}
            value={means ?? notRead}
            options={[
              { value: notRead, label: t('tree-table.means.none') },
              ...meanings.map((one) => ({ value: one as string, label: t(`tree-table.means.${one}`) })),
            ]}
          />
        ))}
      </div>
    </Card>
  )
}

const Problems = ({ plan }: TableRead) => {
  const t = useT()
  const { problems } = plan
  if (problems.length === 0) return null
  return (
    <Card
      title={t('tree-table.problems')}
      mark={<Pill tone="amber">{t('tree-table.problems.count', { count: problems.length })}</Pill>}
      aside={t('tree-table.problems.aside')}
      flush
    >
      <DataTable
        label={t('tree-table.problems')}
        rows={problems.slice(0, mostShown)}
        narrow="cards"
        columns={[
          { key: 'line', label: t('tree-table.line'), is: 'name', cell: ({ line }) => line },
          { key: 'unit', label: t('unit.name'), is: 'keep', cell: ({ unit }) => unit },
          { key: 'column', label: t('tree-table.at'), cell: ({ column }) => t(`tree-table.means.${column}`) },
          { key: 'why', label: t('tree-table.why'), is: 'keep', cell: (problem) => <Why {...problem} /> },
        ]}
      />
      {problems.length > mostShown && (
        <p class="card-body hint">{t('tree-table.more', { count: problems.length - mostShown })}</p>
      )}
    </Card>
  )
}

/** As many as anybody mends before looking again. */
const mostShown = 100

const Why = ({ why, of = '' }: TableProblem) => {
  const t = useT()
  if (why === 'parent-unknown')
    return <>{of ? t('tree-table.why.parent-near', { of }) : t('tree-table.why.parent-unknown')}</>
  return <>{t(`tree-table.why.${why}`, { of })}</>
}
