import type { Group } from '#domain/access/groups.ts'
import { useLanguage, useT } from '#views/i18n/index.ts'
import { Card } from '#views/kit/card.tsx'

export type Seeing = { readonly groups: readonly Group[]; readonly people: readonly string[] }

const shown = 6

/** Who else may read which part, in plain words; the answer of the very rule that admits them. */
export const WhoSees = ({ seen }: { seen: readonly Seeing[] }) => {
  const t = useT()
  const comma = useLanguage() === 'en' ? ', ' : '、'
  return (
    <Card title={t('dossier.who-sees')}>
      <dl class="who-sees">
        {seen.map(({ groups, people }) => (
          <div>
            <dt>{groups.map((group) => t(`group.${group}`)).join(comma)}</dt>
            <dd>
              {people.length === 0
                ? t('dossier.who-sees-nobody')
                : `${people.slice(0, shown).join(comma)}${people.length > shown ? t('dossier.who-sees-more', { count: people.length }) : ''}`}
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}
