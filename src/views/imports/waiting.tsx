import type { ImportId } from '#domain/ids.ts'
import { useT } from '#views/i18n/index.ts'
import { DataTable } from '#views/kit/data-table.tsx'
import { Empty } from '#views/kit/empty.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { paths } from '#views/paths.ts'

export type Waiting = {
  readonly id: ImportId
  readonly number: string
  readonly name: string
  readonly file: string
  readonly unit: string
  readonly doubts: number
  readonly came: string
}

/** What somebody else has in hand: by number, since what stands in it is its author's. */
export type OthersWaiting = {
  readonly id: ImportId
  readonly number: string
  readonly author: string
  readonly came: string
}

/** The author's own, to go on with. */
export const WaitingTable = ({ waiting }: { waiting: readonly Waiting[] }) => {
  const t = useT()
  return (
    <DataTable
      label={t('import.waiting')}
      rows={waiting}
      rowKey={({ id }) => id}
      empty={<Empty text={t('import.waiting.none')} />}
      columns={[
        {
          key: 'name',
          label: t('import.person'),
          is: 'name',
          cell: ({ id, name }) => <a href={paths.import(id)}>{name}</a>,
        },
        { key: 'unit', label: t('import.unit'), cell: ({ unit }) => unit },
        { key: 'file', label: t('import.file'), cell: ({ file }) => file },
        {
          key: 'doubts',
          label: t('import.doubts'),
          is: 'keep',
          cell: ({ doubts }) =>
            doubts > 0 ? <Pill tone="amber">{t('import.open-doubts', { count: doubts })}</Pill> : t('import.clear'),
        },
        { key: 'came', label: t('import.at'), whole: true, cell: ({ came }) => came },
      ]}
    />
  )
}

/** Whoever keeps such dossiers may give up what a colleague has left lying, without having read it. */
export const OthersTable = ({ others }: { others: readonly OthersWaiting[] }) => {
  const t = useT()
  return (
    <DataTable
      label={t('import.others')}
      rows={others}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'number',
          label: t('import.number-label'),
          is: 'name',
          cell: ({ id, number }) => <a href={paths.importDiscarding(id)}>{number}</a>,
        },
        { key: 'author', label: t('import.author'), is: 'keep', cell: ({ author }) => author },
        { key: 'came', label: t('import.at'), whole: true, cell: ({ came }) => came },
      ]}
    />
  )
}
