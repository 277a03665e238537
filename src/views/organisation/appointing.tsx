import type { PersonId } from '#domain/ids.ts'
import type { Unit } from '#domain/organisation/unit.ts'
import { useT } from '#views/i18n/index.ts'
import { Button } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { Input, Select } from '#views/kit/fields.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'

/** What was typed of an appointment, or what it begins with. */
export type OfficeTyped = Readonly<Record<'unit' | 'kind' | 'title' | 'rank' | 'person' | 'from' | 'until', string>>

/** Heads and leaders sit in cases; a deputy is on record alone. */
export const officeKinds = ['head', 'leader', 'deputy'] as const

/** What is wrong, in words, by the field. */
export type OfficeProblems = Partial<Readonly<Record<keyof OfficeTyped, string>>>

export type AppointingProps = {
  readonly units: readonly Unit[]
  readonly people: readonly { readonly person: PersonId; readonly name: string; readonly office: string }[]
  readonly typed: OfficeTyped
  readonly problems: OfficeProblems
}

/** Below a long list where it is narrow: whoever fills an office is led there. */
export const anchor = 'appointing'

/** The form that appoints somebody to an office. */
export const Appointing = ({ units, people, typed, problems }: AppointingProps) => {
  const t = useT()
  const problemAt = (at: keyof OfficeTyped) => problems[at]
  const unitOptions = units.map(({ id, name }) => ({ value: id as string, label: name }))
  return (
    <Card title={t('office.new')} id={anchor}>
      <PostForm action={paths.offices()} label={t('office.new')}>
        <Select
          name="unit"
          label={t('office.unit')}
          value={typed.unit}
          empty={t('office.choose')}
          options={unitOptions}
          problem={problemAt('unit')}
          required
        />
        <Select
          name="kind"
          label={t('office.kind')}
          value={typed.kind}
          help={t('office.kind.hint')}
          options={officeKinds.map((kind) => ({ value: kind, label: t(`office.kind.${kind}`) }))}
          problem={problemAt('kind')}
        />
        <Input
          name="title"
          label={t('office.name')}
          value={typed.title}
          help={t('office.name.hint')}
          problem={problemAt('title')}
          max={100}
          required
        />
        <Input
          name="rank"
          inputmode="numeric"
          size={4}
          label={t('office.rank')}
          value={typed.rank}
          help={t('office.rank.hint')}
          why="office.rank"
          problem={problemAt('rank')}
          required
        />
        <Select
          name="person"
          label={t('office.person')}
          value={typed.person}
          empty={t('office.choose')}
          options={people.map(({ person, name, office }) => ({
            value: person as string,
            label: office ? t('case.person', { name, office }) : name,
          }))}
          help={t('office.person.hint')}
          problem={problemAt('person')}
          required
        />
        <Input
          name="from"
          type="date"
          label={t('office.since')}
          value={typed.from}
          help={t('office.since.hint')}
          problem={problemAt('from')}
          required
        />
        <Input
          name="until"
          type="date"
          label={t('office.until')}
          value={typed.until}
          help={t('office.until.hint')}
          problem={problemAt('until')}
        />
        <div class="form-foot">
          <Button kind="go">{t('office.go')}</Button>
        </div>
      </PostForm>
    </Card>
  )
}
