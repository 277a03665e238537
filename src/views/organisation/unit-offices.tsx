import type { PersonId } from '#domain/ids.ts'
import type { Deputy, Office } from '#domain/organisation/office.ts'
import type { Span } from '#domain/organisation/span.ts'
import type { Unit } from '#domain/organisation/unit.ts'
import type { Day } from '#domain/time.ts'
import { dotted } from '#views/format.ts'
import { useT } from '#views/i18n/index.ts'
import { Button, LinkButton } from '#views/kit/button.tsx'
import { Card } from '#views/kit/card.tsx'
import { DataTable } from '#views/kit/data-table.tsx'
import { Input } from '#views/kit/fields.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { paths } from '#views/paths.ts'

/** An office of the unit, or a deputy, whenever it was held. */
export type OfficeHeld = Deputy & Span & { readonly id: string; readonly kind: Office['kind'] | 'deputy' }

/** An office that was to be ended, and why it was not. */
export type EndingAgain = { readonly id: string; readonly until: string; readonly problem: string }

type Props = {
  readonly unit: Unit
  readonly offices: readonly OfficeHeld[]
  /** Cases that wait for somebody who held an office of the unit and does not any more. */
  readonly waiting: number
  readonly today: Day
  readonly personName: (person: PersonId) => string
  /** There for whoever may change it. */
  readonly change?: unknown
  readonly ending?: EndingAgain | undefined
}

/** 任职: who headed, led or stood in for the head of a unit when, each ended where it stands. */
export const UnitOffices = ({ offices, change, unit, today, waiting, personName, ending }: Props) => {
  const t = useT()
  const ends = {
    key: 'end',
    label: '',
    cell: (held: OfficeHeld) => <Ending {...held} {...{ today, ending, personName }} />,
  }
  return (
    <Card
      title={t('unit.offices')}
      flush={offices.length > 0}
      aside={
        Boolean(change) && (
          <LinkButton href={`${paths.offices({ unit: unit.id, kind: 'head' })}#appointing`} small>
            {t('unit.offices.manage')}
          </LinkButton>
        )
      }
    >
      {waiting > 0 && <p class="card-body hint">{t('office.waiting', { count: waiting })}</p>}
      {offices.length === 0 ? (
        <p class="none">{t('unit.offices.none')}</p>
      ) : (
        <DataTable
          label={t('unit.offices')}
          rows={offices}
          narrow="cards"
          columns={[
            { key: 'title', label: t('office.name'), is: 'name', cell: ({ title }) => title },
            { key: 'kind', label: t('office.kind'), cell: ({ kind }) => t(`office.kind.${kind}`) },
            { key: 'holder', label: t('office.holder'), cell: ({ person }) => personName(person) },
            { key: 'from', label: t('office.since'), whole: true, cell: ({ from }) => dotted(from) },
            {
              key: 'until',
              label: t('unit.until'),
              whole: true,
              cell: ({ until }) => (until ? dotted(until) : t('unit.now')),
            },
            ...(change ? [ends] : []),
          ]}
        />
      )}
    </Card>
  )
}

type EndingProps = OfficeHeld & Pick<Props, 'today' | 'personName'> & { readonly ending: EndingAgain | undefined }

/** A unit has several offices: each way to end one says whose it is. */
const Ending = ({ id, title, kind, person, until, today, personName, ending }: EndingProps) => {
  const t = useT()
  if (until !== undefined && until <= today) return null
  const mine = ending?.id === id ? ending : undefined
  const held = { title, name: personName(person) }
  return (
    <PostForm action={kind === 'deputy' ? paths.deputyEnd(id) : paths.officeEnd(id)} class="inline-form">
      <Input
        name="until"
        id={`until-${id}`}
        type="date"
        label={t('office.end.day', held)}
        hideLabel
        value={mine?.until ?? today}
        problem={mine?.problem}
      />
      <Button small label={t('office.end.of', held)}>
        {t('office.end')}
      </Button>
    </PostForm>
  )
}
