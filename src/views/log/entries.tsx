import { isAct } from '#domain/log/entry.ts'
import type { Instant } from '#domain/time.ts'
import { moment } from '#views/format.ts'
import { type MessageKey, type Translate, useT } from '#views/i18n/index.ts'
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
        { key: 'at', label: t('log.at'), is: 'keep', whole: true, cell: ({ entry }) => second(entry.at, now) },
        { key: 'who', label: t('log.who'), is: 'keep', whole: true, cell: ({ who }) => who ?? t('log.program') },
        { key: 'act', label: t('log.act'), whole: true, cell: ({ entry }) => t(`act.${entry.act}`) },
        { key: 'about', label: t('log.about'), cell: ({ about }) => <About about={about} /> },
        { key: 'chain', label: t('log.link'), whole: true, cell: ({ chain }) => <code>{chain.slice(0, 8)}</code> },
      ]}
    />
  )
}

const About = ({ about }: { about: Line['about'] }) => {
  const t = useT()
  return <Facts items={about.map(([key, told]) => <Fact name={said(t, `about.${key}`, key)} told={told} />)} />
}

/** Many groups fold into one line; the count tells enough to decide whether to look. */
const Fact = ({ name, told }: { name: string; told: Told }) => {
  const t = useT()
  if (told.is !== 'named' || told.names.length <= inOneLine) {
    return (
      <>
        {name} <b>{textOf(t, told)}</b>
      </>
    )
  }
  return (
    <details>
      <summary>
        {name} <b>{t('log.several', { count: told.names.length })}</b> ▾
      </summary>
      {textOf(t, told)}
    </details>
  )
}

const inOneLine = 3

function textOf(t: Translate, told: Told): string {
  if (told.is === 'unnumbered') return t('log.unnumbered', { id: told.id })
  if (told.is === 'named') return told.names.map((name) => said(t, name, name)).join(t('log.and'))
  if (isAct(told.text)) return t(`act.${told.text}`)
  return said(t, `told.${told.text}`, shortened(told.text))
}

/** Enough of an id or a hash to tell two apart; an id of ours differs at its end, a hash anywhere. */
const shortened = (text: string): string =>
  text
    .replace(/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{4}([0-9a-f]{8})$/, '…$1')
    .replace(/^([0-9a-f]{8})[0-9a-f]{24,}$/, '$1…')

/** A key or tag that has no word yet is shown as it lies there. */
const said = (t: Translate, key: string, otherwise: string): string => {
  const text = t(key as MessageKey)
  return text === key ? otherwise : text
}

/** To the second, since the order of two reads may matter; zones differ by whole minutes. */
const second = (at: Instant, now: Instant) => `${moment(at, now)}:${at.slice(17, 19)}`
