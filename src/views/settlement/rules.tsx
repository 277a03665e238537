import type { Actor } from '#domain/access/actor.ts'
import { type Rule, type RuleEntry, ruleBook } from '#domain/settlement/rule-book.ts'
import { formatPartialDate, partialDateOf } from '#domain/time.ts'
import { useLanguage, useT } from '#views/i18n/index.ts'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { DataTable } from '#views/kit/data-table.tsx'
import { Input } from '#views/kit/fields.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import { PayTabs } from './pay-tabs.tsx'
import { ruleName, subjectSaid, valueSaid } from './rule-said.ts'

type Props = {
  readonly actor: Actor
  readonly entries: readonly RuleEntry[]
  /** The day from which the usual rules are offered to hold, as typed where it was refused. */
  readonly from: string
  readonly problem?: string | undefined
}

/** 结算规则: the figures of places, the ways of reckoning, and the usual answers for whoever has none yet. */
export const RulesPage = ({ actor, entries, from, problem }: Props) => {
  const t = useT()
  const open = ruleBook.filter(
    ({ key, usual }) => usual && !entries.some((entry) => entry.key === key && entry.subject === ''),
  )
  return (
    <>
      <PageHead title={t('rule.title')} sub={t('rule.sub')} />
      <PayTabs actor={actor} current="rules" />
      {open.length > 0 && (
        <Card title={t('rule.usual-title')}>
          <p class="hint">{t('rule.usual-hint', { count: open.length })}</p>
          <PostForm action={paths.payRules()} class="inline-form">
            <Input name="from" type="date" label={t('rule.from')} value={from} problem={problem} required />
            <Button kind="go">{t('rule.usual-take')}</Button>
          </PostForm>
        </Card>
      )}
      <PlacesCard entries={entries} />
      <KindsCard entries={entries} />
    </>
  )
}

const PlacesCard = ({ entries }: Pick<Props, 'entries'>) => {
  const t = useT()
  const rules = ruleBook.filter(({ of }) => of === 'place')
  const rows = entries
    .flatMap((entry) => rules.filter(({ key }) => key === entry.key).map((rule) => ({ rule, entry })))
    .toSorted((a, b) => order(a.entry).localeCompare(order(b.entry), 'zh'))
  return (
    <Card
      title={t('rule.places')}
      aside={rules.map(({ key }) => (
        <LinkButton href={paths.payRule(key)} small icon="plus">
          {ruleName(t, key)}
        </LinkButton>
      ))}
      flush
    >
      <DataTable
        label={t('rule.places')}
        rows={rows}
        empty={t('rule.none-of-place')}
        columns={[
          { key: 'place', label: t('rule.place'), is: 'name', cell: ({ entry }) => entry.subject },
          { key: 'rule', label: t('rule.which'), cell: ({ rule }) => ruleName(t, rule.key) },
          {
            key: 'value',
            label: t('rule.value'),
            is: 'keep',
            align: 'end',
            cell: ({ rule, entry }) => valueSaid(t, rule, entry.value),
          },
          { key: 'from', label: t('rule.from'), is: 'keep', whole: true, cell: ({ entry }) => daySaid(entry) },
          { key: 'source', label: t('rule.source'), cell: ({ entry }) => entry.source },
        ]}
      />
    </Card>
  )
}

/** By place, then rule, the newest first. */
const order = ({ subject, key, from }: RuleEntry): string =>
  [subject, key, String(99_999_999 - Number(from.replaceAll('-', '')))].join(' ')

const daySaid = ({ from }: RuleEntry): string => formatPartialDate(partialDateOf(from))

const KindsCard = ({ entries }: Pick<Props, 'entries'>) => {
  const [t, language] = [useT(), useLanguage()]
  const rows = ruleBook.filter(({ of }) => of === 'kind')
  const own = (rule: Rule) => entries.filter(({ key }) => key === rule.key)
  return (
    <Card title={t('rule.kinds')} aside={t('rule.kinds-hint')} flush>
      <DataTable
        label={t('rule.kinds')}
        rows={rows}
        columns={[
          {
            key: 'rule',
            label: t('rule.which'),
            is: 'name',
            cell: ({ key }) => <a href={paths.payRule(key)}>{ruleName(t, key)}</a>,
          },
          {
            key: 'value',
            label: t('rule.value'),
            is: 'keep',
            cell: (rule) =>
              own(rule).length === 0 ? (
                <Pill tone="amber">{t('rule.unset')}</Pill>
              ) : (
                own(rule).map((entry) => (
                  <div>
                    {subjectSaid(t, language, rule, entry.subject)}
                    {t('kit.colon')}
                    {valueSaid(t, rule, entry.value)}
                  </div>
                ))
              ),
          },
          {
            key: 'source',
            label: t('rule.source'),
            cell: (rule) =>
              own(rule).map((entry) => (
                <div>{t('kit.aside', { text: entry.source, more: `${t('rule.from')} ${daySaid(entry)}` })}</div>
              )),
          },
        ]}
      />
    </Card>
  )
}
