import type { Duty } from '#domain/access/actor.ts'
import type { Group } from '#domain/access/groups.ts'
import { useT } from '#views/i18n/index.ts'
import { Card } from '#views/kit/card.tsx'
import { Lines } from '#views/kit/lines.tsx'

export type Seeing = {
  readonly by: Duty | 'author'
  readonly people: readonly string[]
  readonly groups: readonly Group[]
  readonly all: boolean
}

const shown = 3

/** Who else may read it, a line for each group of people; the answer of the very rule that admits them. */
export const WhoSees = ({ seen }: { seen: readonly Seeing[] }) => {
  const t = useT()
  const comma = t('kit.comma')
  const reason = (by: Seeing['by']) => t(by === 'author' ? 'dossier.who-sees-author' : `duty.${by}`)
  const names = (people: readonly string[]) =>
    people.slice(0, shown).join(comma) +
    (people.length > shown ? t('dossier.who-sees-more', { count: people.length }) : '')
  return (
    <Card title={t('dossier.who-sees')} flush>
      {seen.length === 0 ? (
        <p class="none">{t('dossier.who-sees-nobody')}</p>
      ) : (
        <Lines
          items={seen.map(({ by, people, groups, all }) => ({
            text: t('dossier.who-sees-people', { who: reason(by), people: names(people) }),
            end: all ? t('dossier.who-sees-all') : groups.map((group) => t(`group.${group}`)).join(comma),
          }))}
        />
      )}
    </Card>
  )
}
