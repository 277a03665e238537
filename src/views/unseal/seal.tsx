import type { Instant } from '#domain/time.ts'
import { duration } from '#views/format.ts'
import { useT } from '#views/i18n/index.ts'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { DataTable } from '#views/kit/data-table.tsx'
import { Empty } from '#views/kit/empty.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'

type Other = {
  /** Where the reader meets names. */
  readonly name?: string
  readonly number: string
  readonly sessions: number
  readonly seen: Instant
}

type Props = {
  /** Who else is signed in, the latest request first. */
  readonly others: readonly Other[]
  readonly now: Instant
  /** How many shares it takes to open it again. */
  readonly threshold: number
}

/** What sealing now means and whom it interrupts, before it is done. */
export const SealPage = ({ others, now, threshold }: Props) => {
  const t = useT()
  const isNamed = others.some(({ name }) => name !== undefined)
  return (
    <>
      <PageHead title={t('seal.heading')} />
      <Card>
        <p>{t('seal.what')}</p>
        <p>{t('seal.typing')}</p>
        <p>{t('seal.others.hint')}</p>
        <p>{threshold === 1 ? t('seal.after') : t('seal.after.several', { threshold })}</p>
        <PostForm action={paths.seal()} class="form-foot">
          <Button kind="stop" icon="lock">
            {t('seal.go')}
          </Button>
          <LinkButton href={paths.home()}>{t('seal.back')}</LinkButton>
        </PostForm>
      </Card>
      <Card
        title={t('seal.others')}
        aside={
          others.length > 0 &&
          t('seal.others.count', {
            people: others.length,
            sessions: others.reduce((sum, one) => sum + one.sessions, 0),
          })
        }
        flush
      >
        <DataTable
          label={t('seal.others')}
          narrow="cards"
          rows={others}
          rowKey={({ number }) => number}
          empty={<Empty text={t('seal.others.none')} />}
          columns={[
            ...(isNamed
              ? [{ key: 'name', label: t('seal.others.name'), is: 'name' as const, cell: (one: Other) => one.name }]
              : []),
            {
              key: 'number',
              label: t('seal.others.number'),
              is: isNamed ? undefined : 'name',
              whole: true,
              cell: ({ number }) => number,
            },
            {
              key: 'seen',
              label: t('seal.others.seen'),
              is: 'keep',
              cell: ({ seen }) => duration(t, seen, now),
            },
          ]}
        />
      </Card>
    </>
  )
}
