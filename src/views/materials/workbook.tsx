import type { DossierId } from '#domain/ids.ts'
import { inMegabytes, limits } from '#domain/limits.ts'
import { isWhose, type Place } from '#domain/materials/pasted.ts'
import type { Layout, LookedRow } from '#domain/materials/workbook.ts'
import type { Row, Sheet } from '#domain/workbooks/workbook.ts'
import { type MessageKey, type Translate, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { DataTable } from '#views/kit/data-table.tsx'
import { Checkbox, FileInput, Input, Select } from '#views/kit/fields.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'

type Who = { readonly dossier: DossierId; readonly name: string; readonly number: string; readonly unit: string }

type Shown = Omit<LookedRow, 'dossier'> & { readonly isFine: boolean; readonly who?: Who | undefined }

type Book = {
  readonly id: string
  readonly name: string
  readonly sheets: readonly Sheet[]
  readonly sheet: number
  readonly rows: readonly Row[]
  readonly layout: Layout
  readonly width: number
  readonly hidden: 'take' | 'leave' | undefined
  readonly done: number
  readonly meant: ReadonlySet<DossierId>
}

type Looked = {
  readonly rows: readonly Shown[]
  readonly namesakes: readonly { readonly name: string; readonly people: readonly Who[] }[]
}

type Props = {
  readonly refusal?: string | undefined
  readonly word: (place: Place) => string
  readonly places: readonly Place[]
  readonly mostInGrid: number
  readonly book?: Book | undefined
  readonly looked?: Looked | undefined
}

/** 从 Excel 录入: one workbook for many people; its columns are mapped once, each row has its own reason. */
export const WorkbookPage = ({ refusal, word, places, mostInGrid, book, looked }: Props) => {
  const t = useT()
  const crumbs = [
    { label: t('materials.register.title'), href: paths.looseMaterials() },
    { label: t('materials.workbook') },
  ]
  return (
    <>
      <PageHead over={<Crumbs items={crumbs} />} title={t('materials.workbook')} sub={t('materials.workbook.sub')} />
      {refusal && (
        <Banner tone="seal" alert>
          {t(`refusal.${refusal}` as MessageKey, sizes)}
        </Banner>
      )}
      {book && <Columns book={book} word={word} places={places} namesakes={looked?.namesakes ?? []} />}
      {book && looked && <Found book={book} looked={looked} word={word} mostInGrid={mostInGrid} />}
      <Send hasOne={book !== undefined} />
    </>
  )
}

const sizes = {
  size: inMegabytes(limits.listFile),
  rows: limits.listRows.toLocaleString('en'),
  columns: limits.listColumns,
}

const Send = ({ hasOne }: { hasOne: boolean }) => {
  const t = useT()
  return (
    <>
      {hasOne && (
        <PostForm action={paths.materialWorkbookDiscarding()}>
          <Button kind="stop">{t('materials.workbook.discard')}</Button>
        </PostForm>
      )}
      <PostForm action={paths.materialWorkbook()} multipart>
        <Card title={t(hasOne ? 'materials.workbook.another' : 'materials.workbook.send')}>
          <FileInput
            label={t('materials.workbook.file')}
            name="file"
            accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            help={t('materials.workbook.file-help', sizes)}
          />
          <div class="form-foot">
            <Button kind={hasOne ? 'plain' : 'go'} icon="file-import">
              {t('materials.workbook.read')}
            </Button>
            <a href={paths.materialWorkbookTemplate()}>{t('materials.workbook.template')}</a>
          </div>
        </Card>
      </PostForm>
    </>
  )
}

type ColumnsProps = {
  readonly book: Book
  readonly word: (place: Place) => string
  readonly places: readonly Place[]
  readonly namesakes: Looked['namesakes']
}

/** What each column means, asked once for the whole workbook; with what else has to be said before its rows can be read. */
const Columns = ({ book, word, places, namesakes }: ColumnsProps) => {
  const t = useT()
  const hidden = book.rows.filter(({ isHidden }) => isHidden).length
  const options = places.map((place) => ({ value: place, label: word(place) }))
  const below = book.rows.filter(({ number }) => number > book.layout.head)
  return (
    <PostForm action={paths.materialWorkbookColumns()}>
      <input type="hidden" name="workbook" value={book.id} />
      <Card title={book.name} aside={t('materials.workbook.rows', { count: book.rows.length })}>
        {book.sheets.length > 1 && (
          <Select
            label={t('materials.workbook.sheet', { count: book.sheets.length })}
            name="sheet"
            value={String(book.sheet)}
            options={book.sheets.map(({ name, isHidden, rows }, at) => ({
              value: String(at),
              label: t(isHidden ? 'materials.workbook.sheet-hidden' : 'materials.workbook.sheet-of', {
                name,
                count: rows.length,
              }),
            }))}
          />
        )}
        {hidden > 0 && (
          <Select
            label={t('materials.workbook.hidden', { count: hidden })}
            name="hidden"
            value={book.hidden ?? ''}
            empty={t('form.choose')}
            options={[
              { value: 'leave', label: t('materials.workbook.hidden-leave') },
              { value: 'take', label: t('materials.workbook.hidden-take') },
            ]}
            required
          />
        )}
        {namesakes.map(({ name, people }) => (
          <Select
            label={t('materials.workbook.namesakes', { name, count: people.length })}
            name="meant"
            id={`meant-${people[0]?.dossier}`}
            value={people.find(({ dossier }) => book.meant.has(dossier))?.dossier ?? ''}
            empty={t('form.choose')}
            options={people.map(({ dossier, number, unit }) => ({
              value: dossier,
              label: [number, unit].filter(Boolean).join('，'),
            }))}
          />
        ))}
        <Input
          label={t('materials.workbook.head')}
          name="head"
          value={book.layout.head}
          size={6}
          inputmode="numeric"
          help={t('materials.workbook.head-help')}
        />
        <DataTable
          label={t('materials.workbook.columns')}
          rows={Array.from({ length: book.width }, (_, at) => at)}
          rowKey={String}
          columns={[
            {
              key: 'heading',
              label: t('materials.workbook.heading'),
              is: 'name',
              cell: (at) => book.layout.headings[at] || t('materials.workbook.no-heading', { at: at + 1 }),
            },
            {
              key: 'says',
              label: t('materials.workbook.says'),
              cell: (at) =>
                [...new Set(below.slice(0, 8).map(({ cells }) => (cells[at] ?? '').slice(0, 30)))]
                  .filter(Boolean)
                  .slice(0, 2)
                  .join('；'),
            },
            {
              key: 'place',
              label: t('materials.workbook.means'),
              is: 'keep',
              cell: (at) => (
                <select name={`column-${at}`} aria-label={book.layout.headings[at] || String(at + 1)}>
                  <option value="">{t('materials.workbook.unread')}</option>
                  {options.map(({ value, label }) => (
                    <option value={value} selected={book.layout.places[at] === value || undefined}>
                      {label}
                    </option>
                  ))}
                </select>
              ),
            },
          ]}
        />
        <div class="form-foot">
          <Button>{t('materials.workbook.look')}</Button>
        </div>
      </Card>
    </PostForm>
  )
}

/** Rows that a page shows of each kind. */
const mostShown = 50

const Found = ({
  book,
  looked: { rows },
  word,
  mostInGrid,
}: Pick<ColumnsProps, 'book' | 'word'> & { looked: Looked; mostInGrid: number }) => {
  const t = useT()
  const { places } = book.layout
  if (!places.includes('title') || !places.some(isWhose))
    return <Banner>{t('materials.workbook.columns-missing')}</Banner>
  const fine = rows.filter((row) => row.isFine)
  const wrong = rows.filter(({ problems }) => Object.keys(problems).length > 0)
  const twins = rows.filter(({ twin }) => twin)
  const people = new Set(fine.map(({ who }) => who?.dossier)).size
  return (
    <>
      {book.done > 0 && <Banner tone="jade">{t('materials.workbook.done', { count: book.done })}</Banner>}
      <Card title={t('materials.workbook.found', { count: fine.length, people })}>
        <PostForm action={paths.materialWorkbookEntries()}>
          <input type="hidden" name="workbook" value={book.id} />
          {twins.length > 0 && (
            <Checkbox
              label={t('materials.workbook.twins-take', { count: twins.length })}
              name="twins"
              value="take"
              help={t('materials.workbook.twins-help')}
            />
          )}
          {(fine.length > 0 || twins.length > 0) && (
            <div class="form-foot">
              <Button kind="go">{t('materials.workbook.enter', { count: fine.length })}</Button>
            </div>
          )}
          <p class="hint">{t('materials.entry.renumber')}</p>
        </PostForm>
      </Card>
      {wrong.length > 0 && (
        <Card
          title={t('materials.workbook.wrong', { count: wrong.length })}
          aside={
            <LinkButton href={paths.materialEntryForMany('workbook')}>
              {t('materials.workbook.mend', { count: Math.min(mostInGrid, wrong.length) })}
            </LinkButton>
          }
          flush
        >
          <Rows
            label={t('materials.workbook.wrong', { count: wrong.length })}
            rows={wrong}
            why={(row) => reasons(t, word, row)}
          />
        </Card>
      )}
      {twins.length > 0 && (
        <Card title={t('materials.workbook.twins', { count: twins.length })} flush>
          <Rows
            label={t('materials.workbook.twins', { count: twins.length })}
            rows={twins}
            why={({ twin }) => t(`materials.workbook.twin.${twin ?? 'above'}`)}
          />
        </Card>
      )}
    </>
  )
}

const reasons = (t: Translate, word: (place: Place) => string, { problems }: Shown): string =>
  Object.entries(problems)
    .map(([column, code]) => `${word(column as Place)}：${t(`materials.cell.${code}` as MessageKey)}`)
    .join('；')

const Rows = ({ label, rows, why }: { label: string; rows: readonly Shown[]; why: (row: Shown) => string }) => {
  const t = useT()
  return (
    <>
      <DataTable
        label={label}
        rows={rows.slice(0, mostShown)}
        rowKey={({ number }) => String(number)}
        columns={[
          { key: 'row', label: t('materials.workbook.row'), is: 'name', cell: ({ number }) => number },
          { key: 'why', label: t('materials.workbook.why'), is: 'keep', cell: why },
          {
            key: 'who',
            label: t('materials.column.name'),
            cell: ({ who, row }) => who?.name || row.whose?.name || row.whose?.number || row.whose?.staff,
          },
          { key: 'title', label: t('materials.column.title'), cell: ({ row }) => row.cells.title },
        ]}
      />
      {rows.length > mostShown && (
        <p class="hint">{t('materials.workbook.more', { count: rows.length - mostShown })}</p>
      )}
    </>
  )
}
