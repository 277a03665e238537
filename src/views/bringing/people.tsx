import type { BringingId } from '#domain/ids.ts'
import { type MessageKey, useT } from '#views/i18n/index.ts'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { DataTable } from '#views/kit/data-table.tsx'
import { DecisionBar } from '#views/kit/decision-bar.tsx'
import { Pager } from '#views/kit/pager.tsx'
import { Pill } from '#views/kit/pill.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'
import type { Person } from './page.tsx'
import { reasonOf } from './reason.tsx'

type Props = { readonly bringing: BringingId; readonly people: readonly Person[]; readonly at: number }

/** So many are drawn at once: hundreds would hold everybody else up. */
const pageSize = 50

/** Whoever was read: those without a question are ticked; all or part become drafts. */
export const PeopleCard = ({ bringing, people, at }: Props) => {
  const t = useT()
  const clear = people.filter(isClear).length
  const pages = Math.max(1, Math.ceil(people.length / pageSize))
  const page = Math.min(pages, Math.max(1, at))
  const shown = people.slice((page - 1) * pageSize, page * pageSize)
  return (
    <PostForm action={paths.bringingStep(bringing, 'keeping')} label={t('bringing.read')}>
      <Card title={t('bringing.read')} aside={t('bringing.people', { count: people.length })} id="people" flush>
        <DataTable
          label={t('bringing.read')}
          rows={shown}
          rowKey={({ row }) => row}
          columns={[
            {
              key: 'tick',
              label: <span class="visually-hidden">{t('bringing.choose-rows')}</span>,
              is: 'keep',
              cell: (person) => (
                <input
                  type="checkbox"
                  name="rows"
                  value={person.row}
                  checked={isClear(person) || undefined}
                  aria-label={t('bringing.choose-one', { name: person.name })}
                />
              ),
            },
            {
              key: 'name',
              label: t('import.person'),
              is: 'name',
              cell: ({ id, name, sameName }) => (
                <>
                  <a href={paths.import(id)}>{name}</a>
                  {sameName > 0 && <small class="line">{t('bringing.same-name', { count: sameName })}</small>}
                </>
              ),
            },
            { key: 'unit', label: t('import.unit'), cell: ({ unit }) => unit },
            { key: 'from', label: t('import.file'), cell: ({ from }) => from },
            ...(people.some(({ box }) => box !== '')
              ? [{ key: 'box', label: t('bringing.column.box'), whole: true, cell: ({ box }: Person) => box } as const]
              : []),
            { key: 'asked', label: t('import.doubts'), is: 'keep', cell: (person) => <Asked person={person} /> },
          ]}
        />
        <Pager page={page} pages={pages} href={(to) => `${paths.bringing(bringing, to)}#people`} />
      </Card>
      <DecisionBar note={t('bringing.keep-note', { clear, all: people.length })}>
        <Button kind="stop" formaction={paths.bringingStep(bringing, 'leaving')}>
          {t('bringing.leave-chosen')}
        </Button>
        <Button kind={pages > 1 ? 'plain' : 'go'}>{t('bringing.keep-chosen')}</Button>
        {pages > 1 && clear > 0 && (
          <Button kind="go" name="which" value="clear">
            {t('bringing.keep-clear', { count: clear })}
          </Button>
        )}
      </DecisionBar>
    </PostForm>
  )
}

const isClear = ({ asked, double }: Person) => asked.length === 0 && !double

const Asked = ({ person }: { person: Person }) => {
  const t = useT()
  const { asked, double, refusal } = person
  if (refusal) return <Pill tone="seal">{reasonOf(t, refusal)}</Pill>
  if (asked.some(({ key }) => key === undefined))
    return (
      <Pill tone="seal">
        {t('import.problems' as MessageKey, { count: asked.filter(({ key }) => key === undefined).length })}
      </Pill>
    )
  if (double) return <Pill tone="amber">{t('bringing.doubles')}</Pill>
  return asked.length > 0 ? (
    <Pill tone="amber">{t('import.open-doubts', { count: asked.length })}</Pill>
  ) : (
    t('import.clear')
  )
}
