import type { Place } from '#domain/materials/pasted.ts'
import { useT } from '#views/i18n/index.ts'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { DataTable } from '#views/kit/data-table.tsx'
import { Input, Select } from '#views/kit/fields.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import type { Book, Looked } from './workbook-in-view.ts'

type Props = {
  readonly book: Book
  readonly word: (place: Place) => string
  readonly places: readonly Place[]
  readonly namesakes: Looked['namesakes']
}

/** What each column means, asked once for the whole workbook; with what else has to be said before its rows can be read. */
export const Columns = ({ book, word, places, namesakes }: Props) => {
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
              label: [number, unit].filter(Boolean).join(' · '),
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
                  .join(t('kit.semicolon')),
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
