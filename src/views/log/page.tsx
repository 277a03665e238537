import { acts, type Entry, isAct } from '#domain/log/entry.ts'
import type { Instant } from '#domain/time.ts'
import { useT } from '#views/i18n/index.ts'
import { LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { paths } from '#views/paths.ts'
import { Chain, type ChainCheck, type Head } from './chain.tsx'
import { Entries } from './entries.tsx'
import { LogFilterForm } from './filter.tsx'

/** What was asked, as it was typed. */
export type Asked = Readonly<Record<'number' | 'dossier' | 'act' | 'from' | 'until' | 'before' | 'own', string>>

/** What could not be understood of the question, in a sentence. */
export type Problems = Readonly<Partial<Record<'number' | 'dossier' | 'from' | 'until', string>>>

/** A value as the auditor reads it. */
export type Told =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'unnumbered'; readonly id: string }
  | { readonly is: 'named'; readonly names: readonly string[] }

export type Line = {
  readonly seq: number
  readonly chain: string
  readonly entry: Entry
  /** A staff number; undefined for the program itself. */
  readonly who?: string | undefined
  readonly about: readonly (readonly [string, Told])[]
}

type Props = {
  asked: Asked
  problems: Problems
  lines: readonly Line[]
  /** What the auditor is told of by itself: each approval that a relative gave. */
  kin: readonly Line[]
  /** The entry after which older ones follow. */
  next: number | undefined
  check: ChainCheck
  head: Head
  now: Instant
}

/** On paper only: what was asked, since the fields of the form are not printed. */
const Conditions = ({ asked }: { asked: Asked }) => {
  const t = useT()
  const said = [
    asked.number && `${t('log.number')} ${asked.number}`,
    asked.dossier && `${t('log.dossier')} ${asked.dossier}`,
    isAct(asked.act) && t(`act.${asked.act}`),
    asked.from && `${t('log.from')} ${asked.from}`,
    asked.until && `${t('log.until')} ${asked.until}`,
  ].filter(Boolean)
  return <p class="on-paper">{said.length === 0 ? t('log.any-act') : said.join(' · ')}</p>
}

/** 访问记录: the filter, the entries newest first, and whether the chain holds. */
export const LogPage = ({ asked, problems, lines, kin, next, check, head, now }: Props) => {
  const t = useT()
  return (
    <>
      <PageHead
        title={t('log.title')}
        sub={t('log.sub')}
        actions={
          <>
            <LinkButton href={paths.logCodes()}>{t('log-codes.title')}</LinkButton>
            <LinkButton href={paths.exports()}>{t('exports.register')}</LinkButton>
            <LinkButton href={paths.logExport()} icon="download" download>
              {t('log.export')}
            </LinkButton>
          </>
        }
      />
      <Conditions asked={asked} />
      {kin.length > 0 && (
        <Card title={t('log.kin')} aside={t('log.kin.hint')} flush>
          <Entries lines={kin} now={now} />
        </Card>
      )}
      <Chain check={check} head={head} />
      <LogFilterForm asked={asked} problems={problems} acts={acts} />
      <Entries lines={lines} now={now} />
      <nav class="list-foot" aria-label={t('log.pages')}>
        {asked.before !== '' && <LinkButton href={paths.log({ ...asked, before: '' })}>{t('log.newest')}</LinkButton>}
        {next !== undefined && (
          <LinkButton href={paths.log({ ...asked, before: next })} icon="chevron-right">
            {t('log.older')}
          </LinkButton>
        )}
      </nav>
    </>
  )
}
