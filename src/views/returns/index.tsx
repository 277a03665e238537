import type { AccountId } from '#domain/ids.ts'
import { type Return, type ReturnState, stateOf } from '#domain/returns/return.ts'
import { useT } from '#views/i18n/index.ts'
import { LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { DataTable } from '#views/kit/data-table.tsx'
import { Empty } from '#views/kit/empty.tsx'
import { Lines } from '#views/kit/lines.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Pill, type Tone } from '#views/kit/pill.tsx'
import { paths } from '#views/paths.ts'

export type ReturnLine = {
  readonly one: Return
  /** Whether a later version took its place. */
  readonly replaced: boolean
  /** Whether it is this reader's turn. */
  readonly yours: boolean
}

type Props = {
  readonly lines: readonly ReturnLine[]
  readonly mayMake: boolean
  readonly nameOf: (account: AccountId) => string
}

/** 年报: what waits for the reader first, then all of them. */
export const ReturnsPage = ({ lines, mayMake, nameOf }: Props) => {
  const t = useT()
  const make = <LinkButton href={paths.newReturn()}>{t('returns.new')}</LinkButton>
  const yours = lines.filter(({ yours }) => yours)
  return (
    <>
      <PageHead
        over={
          <Crumbs items={[{ label: t('statistics.title'), href: paths.statistics() }, { label: t('returns.title') }]} />
        }
        title={t('returns.title')}
        sub={t('returns.sub')}
        actions={mayMake && lines.length > 0 && make}
      />
      {lines.length === 0 && (
        <Empty text={t(mayMake ? 'returns.none' : 'returns.none.seen')} action={mayMake && make} />
      )}
      {yours.length > 0 && (
        <Card title={t('returns.yours')} flush>
          <Lines
            items={yours.map(({ one }) => ({
              text: one.name,
              href: paths.return(one.id),
              end: <StatePill state={stateOf(one)} replaced={false} />,
            }))}
          />
        </Card>
      )}
      {lines.length > 0 && (
        <DataTable
          label={t('returns.title')}
          rows={lines}
          rowKey={({ one }) => one.id}
          narrow="cards"
          columns={[
            {
              key: 'name',
              label: t('returns.column.name'),
              is: 'name',
              cell: ({ one }) => <a href={paths.return(one.id)}>{one.name}</a>,
            },
            { key: 'day', label: t('returns.column.day'), whole: true, cell: ({ one }) => one.day },
            {
              key: 'tables',
              label: t('returns.column.tables'),
              align: 'end',
              cell: ({ one }) => String(one.tables.length),
            },
            { key: 'maker', label: t('returns.column.maker'), cell: ({ one }) => nameOf(one.signers.maker) },
            {
              key: 'state',
              label: t('returns.column.state'),
              is: 'keep',
              cell: ({ one, replaced }) => <StatePill state={stateOf(one)} replaced={replaced} />,
            },
          ]}
        />
      )}
    </>
  )
}

const tones: Readonly<Record<ReturnState, Tone>> = {
  begun: 'plain',
  reviewer: 'amber',
  head: 'amber',
  signed: 'jade',
  cancelled: 'plain',
}

/** How far a return is, in a word. */
export const StatePill = ({ state, replaced }: { readonly state: ReturnState; readonly replaced: boolean }) => {
  const t = useT()
  return replaced ? (
    <Pill tone="plain">{t('returns.state.replaced')}</Pill>
  ) : (
    <Pill tone={tones[state]}>{t(`returns.state.${state}`)}</Pill>
  )
}
