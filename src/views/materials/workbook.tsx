import type { Place } from '#domain/materials/pasted.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { FileInput } from '#views/kit/fields.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { listSizes } from '#views/list-sizes.ts'
import { paths } from '#views/paths.ts'
import { Columns } from './workbook-columns.tsx'
import { Found } from './workbook-found.tsx'
import type { Book, Looked } from './workbook-in-view.ts'

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
          {t(`refusal.${refusal}` as MessageKey, listSizes)}
        </Banner>
      )}
      {book && <Columns book={book} word={word} places={places} namesakes={looked?.namesakes ?? []} />}
      {book && looked && <Found book={book} looked={looked} word={word} mostInGrid={mostInGrid} />}
      <Send hasOne={book !== undefined} />
    </>
  )
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
            help={t('materials.workbook.file-help', listSizes)}
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
