import { useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { DataTable } from '#views/kit/data-table.tsx'
import { Empty } from '#views/kit/empty.tsx'
import { FieldGrid, Input } from '#views/kit/fields.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'

/** One line of 查阅登记簿, in words. */
export type RegisterRow = {
  readonly date: string
  readonly readers: string
  readonly unit: string
  readonly name: string
  readonly reason: string
  readonly content: string
  readonly copies: string
  readonly approver: string
  readonly back: string
  readonly staff: string
}

type Props = {
  readonly from: string
  readonly until: string
  readonly rows: readonly RegisterRow[]
  readonly problem?: string | undefined
  /** Why it was not printed. */
  readonly refusal?: string | undefined
  readonly tooMany?: string | undefined
}

/** 查阅登记簿 of a range of days, and its print. */
export const RegisterPage = ({ from, until, rows, problem, refusal, tooMany }: Props) => {
  const t = useT()
  return (
    <>
      <PageHead
        over={<Crumbs items={[{ label: t('readings.title'), href: paths.readings() }]} />}
        title={t('readings.register')}
        sub={t('readings.register.sub')}
      />
      <Card>
        <form method="get" action={paths.readingRegister()} class="ask">
          <FieldGrid>
            <Input type="date" name="from" label={t('readings.from')} value={from} problem={problem} />
            <Input type="date" name="until" label={t('readings.until')} value={until} />
          </FieldGrid>
          <Button>{t('readings.register.show')}</Button>
        </form>
      </Card>
      {refusal && <Banner alert>{refusal}</Banner>}
      {tooMany && <Banner>{tooMany}</Banner>}
      <Card title={t('readings.register')} flush aside={rows.length > 0 && <Print from={from} until={until} />}>
        <DataTable
          label={t('readings.register')}
          rows={rows}
          narrow="cards"
          empty={<Empty text={t('readings.register.none')} />}
          columns={[
            { key: 'date', label: t('readings.register.date'), is: 'name', whole: true, cell: ({ date }) => date },
            { key: 'who', label: t('readings.column.who'), is: 'keep', cell: ({ name }) => name },
            {
              key: 'readers',
              label: t('readings.column.readers'),
              cell: (row) => [row.readers, row.unit].filter(Boolean).join(' · '),
            },
            { key: 'reason', label: t('readings.purpose'), cell: ({ reason }) => reason },
            { key: 'content', label: t('readings.column.groups'), cell: ({ content }) => content },
            { key: 'copies', label: t('readings.register.copies'), cell: ({ copies }) => copies },
            { key: 'approver', label: t('readings.register.approver'), cell: ({ approver }) => approver },
            { key: 'back', label: t('readings.register.back'), cell: ({ back }) => back },
          ]}
        />
      </Card>
    </>
  )
}

const Print = ({ from, until }: { from: string; until: string }) => {
  const t = useT()
  return (
    <PostForm action={paths.readingRegisterPdf()} download>
      <input type="hidden" name="from" value={from} />
      <input type="hidden" name="until" value={until} />
      <Button small icon="printer">
        {t('readings.register.print')}
      </Button>
    </PostForm>
  )
}
