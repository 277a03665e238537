import { isWhose, type Place } from '#domain/materials/pasted.ts'
import { type MessageKey, type Translate, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { DataTable } from '#views/kit/data-table.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { Checkbox } from '#views/kit/ticks.tsx'
import { paths } from '#views/paths.ts'
import type { Book, Looked, Shown } from './workbook-in-view.ts'

type Props = {
  readonly book: Book
  readonly looked: Looked
  readonly word: (place: Place) => string
  readonly mostInGrid: number
}

/** Rows that a page shows of each kind. */
const mostShown = 50

/** What was found in its rows: what can be entered, what is wrong and why, what stands there already. */
export const Found = ({ book, looked: { rows }, word, mostInGrid }: Props) => {
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
    .map(([column, code]) => [word(column as Place), t(`materials.cell.${code}` as MessageKey)].join(t('kit.colon')))
    .join(t('kit.semicolon'))

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
