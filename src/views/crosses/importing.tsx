import type { FileRow } from '#domain/crosses/file.ts'
import { crossMost } from '#domain/crosses/saved.ts'
import { isMeasure, type MeasureKey, measureOf } from '#domain/statistics/measures/index.ts'
import { type MessageKey, useLanguage, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { DataTable } from '#views/kit/data-table.tsx'
import { FileInput, Input } from '#views/kit/fields.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import { crossLine } from '#views/statistics/cross-words.ts'
import { said, type TableWords } from '#views/statistics/drawn.ts'

type Props = {
  readonly unitName: TableWords['unitName']
  /** Why the file is none that can be read. */
  readonly refusal?: string | undefined
  /** What stands in it, and its text, which goes along with the form. */
  readonly rows?: readonly FileRow[] | undefined
  readonly file?: string | undefined
  /** The rows that are ticked, and what each is to be called. */
  readonly taken?: readonly number[] | undefined
  readonly names?: readonly string[] | undefined
  /** Why nothing was kept, and at which row. */
  readonly problem?: string | undefined
  readonly wrong?: number | undefined
}

/** 导入: a file of definitions, looked at before anything of it is kept. */
export const CrossImportPage = (props: Props) => {
  const t = useT()
  return (
    <>
      <PageHead
        over={
          <Crumbs
            items={[
              { label: t('statistics.title'), href: paths.statistics() },
              { label: t('cross.saved.title'), href: paths.savedCrosses() },
              { label: t('cross.import.title') },
            ]}
          />
        }
        title={t('cross.import.title')}
        sub={t('cross.import.sub')}
      />
      {props.rows && <Preview {...props} rows={props.rows} />}
      <PostForm action={paths.crossImport()} multipart>
        <Card title={t(props.rows ? 'cross.import.another' : 'cross.import.file')}>
          <FileInput
            name="file"
            label={t('cross.import.choose')}
            accept=".json,application/json"
            problem={props.refusal && t(`refusal.${props.refusal}` as MessageKey, crossMost)}
            help={t('cross.import.help', crossMost)}
          />
          <div class="form-foot">
            <Button kind={props.rows ? 'plain' : 'go'} icon="file-import">
              {t('cross.import.read')}
            </Button>
          </div>
        </Card>
      </PostForm>
    </>
  )
}

type Numbered = FileRow & { readonly row: number }

const Preview = ({
  rows,
  file,
  taken = [],
  names = [],
  problem,
  wrong,
  unitName,
}: Props & { rows: readonly FileRow[] }) => {
  const [t, language] = [useT(), useLanguage()]
  const words = { t, language, unitName }
  const sentence = problem && t(`refusal.${problem}` as MessageKey, crossMost)
  const fine = rows.filter(({ doubts }) => doubts.length === 0).length
  return (
    <PostForm action={paths.crossImported()}>
      {sentence && wrong === undefined && (
        <Banner tone="seal" alert>
          {sentence}
        </Banner>
      )}
      <input type="hidden" name="file" value={file} />
      <Card title={t('cross.import.preview')} aside={t('cross.import.fine', { fine, rows: rows.length })} flush>
        <DataTable
          label={t('cross.import.preview')}
          narrow="cards"
          rows={rows.map((one, row): Numbered => ({ ...one, row }))}
          columns={[
            {
              key: 'take',
              label: t('cross.import.take'),
              is: 'keep',
              cell: ({ row, doubts, name }) =>
                doubts.length > 0 ? (
                  t('cross.import.not')
                ) : (
                  <input
                    type="checkbox"
                    name="take"
                    value={String(row)}
                    checked={taken.includes(row) || undefined}
                    aria-label={t('cross.import.take.of', { name })}
                  />
                ),
            },
            {
              key: 'name',
              label: t('cross.keep.name'),
              is: 'name',
              cell: ({ row, doubts, name }) =>
                doubts.length > 0 ? (
                  name
                ) : (
                  <Input
                    name={`name-${row}`}
                    label={t('cross.keep.name')}
                    hideLabel
                    value={names[row] ?? name}
                    max={crossMost.name}
                    problem={wrong === row ? sentence : undefined}
                  />
                ),
            },
            {
              key: 'what',
              label: t('cross.saved.what'),
              is: 'keep',
              cell: (one) => (one.doubts.length > 0 ? <Doubts row={one} /> : one.cross && crossLine(one.cross, words)),
            },
            {
              key: 'day',
              label: t('statistics.cut-off'),
              cell: ({ day, clock }) =>
                [day === 'today' ? t('cross.day.today') : day, t(`statistics.names.clock.${clock}`)].join(' · '),
            },
          ]}
        />
      </Card>
      {fine > 0 && (
        <div class="form-foot">
          <Button kind="go">{t('cross.import.keep')}</Button>
        </div>
      )}
    </PostForm>
  )
}

/** So many reasons are enough to know that a row is none. */
const mostDoubts = 5

/** What the file says of a row that cannot be kept, and what of it is not here. */
const Doubts = ({ row: { said: line, doubts } }: { row: FileRow }) => {
  const [t, language] = [useT(), useLanguage()]
  const nameOf = (word: string) => (isMeasure(word) ? said(measureOf(word satisfies MeasureKey), language) : word)
  return (
    <>
      {line && <span class="hint">{line}</span>}
      <ul class="plain">
        {doubts.slice(0, mostDoubts).map(({ code, word }) => (
          <li>{t(`cross.doubt.${code}`, { word: nameOf(word) })}</li>
        ))}
      </ul>
    </>
  )
}
