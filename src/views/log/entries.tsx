import type { Instant } from '#domain/time.ts'
import { moment } from '#views/format.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { DataTable } from '#views/kit/data-table.tsx'
import { Empty } from '#views/kit/empty.tsx'
import { Facts } from '#views/kit/facts.tsx'
import type { Line, Told } from './page.tsx'

/** The entries: when, who by number, what, about what, and the first signs of the chain. */
export const Entries = ({ lines, now }: { lines: readonly Line[]; now: Instant }) => {
  const t = useT()
  return (
    <DataTable
      label={t('log.title')}
      rows={lines}
      narrow="cards"
      rowKey={({ seq }) => String(seq)}
      empty={<Empty text={t('log.empty')} />}
      columns={[
        { key: 'seq', label: t('log.seq'), is: 'name', whole: true, cell: ({ seq }) => seq },
        { key: 'at', label: t('log.at'), is: 'keep', whole: true, cell: ({ entry }) => moment(entry.at, now) },
        { key: 'who', label: t('log.who'), is: 'keep', whole: true, cell: ({ who }) => who ?? t('log.program') },
        { key: 'act', label: t('log.act'), cell: ({ entry }) => t(`act.${entry.act}`) },
        { key: 'about', label: t('log.about'), cell: ({ about }) => <About about={about} /> },
        { key: 'chain', label: t('log.link'), whole: true, cell: ({ chain }) => <code>{chain.slice(0, 8)}</code> },
      ]}
    />
  )
}

const About = ({ about }: { about: Line['about'] }) => {
  const t = useT()
  return (
    <Facts
      items={about.map(([key, told]) => (
        <>
          {known(t(`about.${key}` as MessageKey), key)} <Value told={told} />
        </>
      ))}
    />
  )
}

const Value = ({ told }: { told: Told }) => {
  const t = useT()
  if (told.is === 'text') return <b>{told.text}</b>
  if (told.is === 'unnumbered') return <b>{t('log.unnumbered', { id: told.id })}</b>
  return <b>{told.names.map((name) => known(t(name as MessageKey), name)).join(t('log.and'))}</b>
}

/** A key of some entry that has no word yet is shown as it lies there. */
const known = (said: string, key: string) => (said.includes('.') && said.endsWith(key) ? key : said)
