import type { Group } from '#domain/access/groups.ts'
import type { Available } from '#domain/cases/available.ts'
import type { SubmitReason } from '#domain/cases/refusal.ts'
import { useT } from '#views/i18n/index.ts'
import { Card } from '#views/kit/card.tsx'
import { type Typed, verdictForm } from './decision.tsx'
import { useRefusal } from './refusal.tsx'

type TicksProps = {
  readonly may: Available
  readonly typed?: Typed | undefined
  readonly refused?: SubmitReason | undefined
}

/** 核对表 of the seat that is decided. */
export const Ticks = ({ may, typed, refused }: TicksProps) => (
  <Checklist name="tick" groups={may.ticks} ticked={typed?.ticks} refused={refused} />
)

type ChecklistProps = {
  readonly name: string
  readonly groups: readonly Group[]
  readonly ticked: readonly Group[] | undefined
  readonly refused: SubmitReason | undefined
}

/** 核对表: a tick for each group seen on paper; the boxes belong to the form at the foot of the page. */
export const Checklist = ({ name, groups, ticked, refused }: ChecklistProps) => {
  const [t, sentence] = [useT(), useRefusal()]
  if (groups.length === 0) return null
  const missing = refused?.code === 'case.ticks-missing' ? refused.groups.filter((group) => groups.includes(group)) : []
  return (
    <Card title={t('case.ticks')} aside={t('case.ticks.hint')}>
      <ul class="ticks">
        {groups.map((group) => (
          <li class={missing.includes(group) ? 'wrong' : undefined}>
            <label>
              <input
                type="checkbox"
                name={name}
                value={group}
                form={verdictForm}
                checked={ticked?.includes(group) || undefined}
                aria-invalid={missing.includes(group) ? 'true' : undefined}
                autofocus={missing[0] === group || undefined}
              />
              <span>
                <b>{t(`group.${group}`)}</b> <small>{hintOf(t, group)}</small>
              </span>
            </label>
          </li>
        ))}
      </ul>
      {missing.length > 0 && refused && <p class="problem">{sentence(refused)}</p>}
    </Card>
  )
}

const hints = ['id-numbers', 'contact', 'family', 'health', 'political-review', 'photo', 'discipline'] as const

function hintOf(t: ReturnType<typeof useT>, group: Group): string {
  const known = hints.find((hint) => hint === group)
  return known ? t(`case.tick.${known}`) : ''
}
