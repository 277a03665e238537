import type { Actor } from '#domain/access/actor.ts'
import { personKinds } from '#domain/codes/person-kind.ts'
import type { Rule, RuleEntry, TypedRule } from '#domain/settlement/rule-book.ts'
import { formatPartialDate, partialDateOf } from '#domain/time.ts'
import { codeName, type MessageKey, useLanguage, useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Crumbs } from '#views/kit/crumbs.tsx'
import { DataTable } from '#views/kit/data-table.tsx'
import { FieldGrid, Input, Select } from '#views/kit/fields.tsx'
import { PageHead } from '#views/kit/page-head.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import { PayTabs } from './pay-tabs.tsx'
import { ruleName, subjectSaid, valueSaid } from './rule-said.ts'

type Props = {
  readonly actor: Actor
  readonly rule: Rule
  readonly entries: readonly RuleEntry[]
  readonly typed: TypedRule
  readonly problem?: { readonly of: keyof TypedRule | undefined; readonly says: string } | undefined
}

/** One rule: what is set of it, and the form that sets it from a day on. */
export const RulePage = ({ actor, rule, entries, typed, problem }: Props) => {
  const t = useT()
  const name = ruleName(t, rule.key)
  return (
    <>
      <PageHead over={<Crumbs items={[{ label: t('rule.title'), href: paths.payRules() }]} />} title={name} />
      <PayTabs actor={actor} current="rules" />
      {problem && problem.of === undefined && (
        <Banner tone="seal" alert>
          {problem.says}
        </Banner>
      )}
      <Card title={t('rule.set')} aside={rule.of === 'place' ? t('rule.places-hint') : t('rule.kinds-hint')}>
        <PostForm action={paths.payRule(rule.key)}>
          <Fields rule={rule} typed={typed} problem={problem} />
          <div class="form-foot">
            <Button kind="go">{t('rule.save')}</Button>
            {rule.usual && (
              <span class="hint">
                {t('rule.usual', { value: valueSaid(t, rule, rule.usual.value), source: rule.usual.source })}
              </span>
            )}
          </div>
        </PostForm>
      </Card>
      {entries.length > 0 && <History rule={rule} entries={entries} />}
    </>
  )
}

const Fields = ({ rule, typed, problem }: Pick<Props, 'rule' | 'typed' | 'problem'>) => {
  const [t, language] = [useT(), useLanguage()]
  const wrong = (of: keyof TypedRule) => (problem?.of === of ? problem.says : undefined)
  const { is } = rule
  return (
    <FieldGrid>
      {rule.of === 'place' ? (
        <Input name="subject" label={t('rule.place')} value={typed.subject} problem={wrong('subject')} required />
      ) : (
        <Select
          name="subject"
          label={t('rule.kind')}
          value={typed.subject}
          empty={t('rule.everybody')}
          options={personKinds.codes.map((kind) => ({ value: kind.code, label: codeName(language, kind) }))}
          problem={wrong('subject')}
        />
      )}
      {typeof is === 'string' ? (
        <Input
          name="value"
          label={t('rule.value')}
          value={typed.value}
          inputmode="decimal"
          problem={wrong('value')}
          required
        />
      ) : (
        <Select
          name="value"
          label={t('rule.value')}
          value={typed.value}
          empty=""
          options={is.map((value) => ({ value, label: t(`rule.option.${rule.key}.${value}` as MessageKey) }))}
          problem={wrong('value')}
          required
        />
      )}
      <Input name="from" type="date" label={t('rule.from')} value={typed.from} problem={wrong('from')} required />
      <Input
        name="source"
        label={t('rule.source')}
        value={typed.source}
        help={t('rule.source-hint')}
        problem={wrong('source')}
        required
      />
    </FieldGrid>
  )
}

const History = ({ rule, entries }: Pick<Props, 'rule' | 'entries'>) => {
  const [t, language] = [useT(), useLanguage()]
  const day = ({ from }: RuleEntry) => formatPartialDate(partialDateOf(from))
  return (
    <Card title={t('rule.history')} flush>
      <DataTable
        label={t('rule.history')}
        narrow="cards"
        rows={entries.toSorted((a, b) => (a.from < b.from ? 1 : -1))}
        columns={[
          {
            key: 'subject',
            label: t(rule.of === 'place' ? 'rule.place' : 'rule.kind'),
            is: 'name',
            cell: ({ subject }) => subjectSaid(t, language, rule, subject),
          },
          { key: 'value', label: t('rule.value'), is: 'keep', cell: ({ value }) => valueSaid(t, rule, value) },
          { key: 'from', label: t('rule.from'), is: 'keep', whole: true, cell: day },
          { key: 'source', label: t('rule.source'), cell: ({ source }) => source },
          {
            key: 'act',
            label: '',
            is: 'keep',
            cell: (entry) => (
              <PostForm action={paths.payRuleRemoval(rule.key)}>
                <input type="hidden" name="subject" value={entry.subject} />
                <input type="hidden" name="from" value={entry.from} />
                <Button
                  kind="stop"
                  small
                  label={t('rule.remove-named', {
                    rule: ruleName(t, rule.key),
                    subject: subjectSaid(t, language, rule, entry.subject),
                    from: day(entry),
                  })}
                >
                  {t('rule.remove')}
                </Button>
              </PostForm>
            ),
          },
        ]}
      />
    </Card>
  )
}
