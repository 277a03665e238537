import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { DataTable } from '#views/kit/data-table.tsx'
import { FileInput } from '#views/kit/fields.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { listSizes } from '#views/list-sizes.ts'
import { paths } from '#views/paths.ts'

type Props = {
  readonly refusal?: string
  readonly done?: readonly {
    readonly row: number
    readonly number: string
    readonly is: 'activated' | 'unknown' | 'nothing-waits' | 'closed'
  }[]
}

/** 按工号批量启用: a list of numbers in, what became of each row out; no other column is taken on. */
export const NumbersPage = ({ refusal, done }: Props) => {
  const t = useT()
  return (
    <>
      <PageHead
        over={<Crumbs items={[{ label: t('system.title'), href: paths.system() }, { label: t('numbers.title') }]} />}
        title={t('numbers.title')}
        sub={t('numbers.hint')}
      />
      <Card>
        <PostForm action={paths.staffNumbers()} multipart label={t('numbers.title')}>
          <FileInput
            name="file"
            label={t('numbers.file')}
            accept=".xlsx"
            problem={refusal && t(`refusal.${refusal}` as MessageKey, listSizes)}
            required
          />
          <Button kind="go">{t('numbers.go')}</Button>
        </PostForm>
      </Card>
      {done && (
        <Card title={t('numbers.result')} flush>
          <DataTable
            label={t('numbers.result')}
            rows={done}
            narrow="cards"
            empty={t('numbers.none')}
            columns={[
              { key: 'number', label: t('system.number'), is: 'name', whole: true, cell: ({ number }) => number },
              { key: 'row', label: t('numbers.row'), cell: ({ row }) => String(row) },
              {
                key: 'is',
                label: t('system.account-state'),
                is: 'keep',
                cell: ({ is }) => <Pill tone={is === 'activated' ? 'jade' : 'amber'}>{t(`numbers.${is}`)}</Pill>,
              },
            ]}
          />
        </Card>
      )}
    </>
  )
}
