import type { Abilities } from '#domain/access/abilities.ts'
import { useT } from '#views/i18n/index.ts'
import { Definitions } from '#views/kit/definitions.tsx'

/** 能做什么: in words, read off the table of rights itself; what is new since `before` is set in bold. */
export const AbilityList = ({ abilities, before }: { abilities: Abilities; before?: Abilities | undefined }) => {
  const t = useT()
  const marked = <Key extends string>(
    keys: readonly Key[],
    known: readonly Key[] | undefined,
    say: (key: Key) => string,
  ) =>
    keys.length === 0
      ? t('kit.none')
      : keys.map((key, at) => (
          <>
            {at > 0 && t('kit.comma')}
            {known === undefined || known.includes(key) ? say(key) : <b>{say(key)}</b>}
          </>
        ))
  return (
    <Definitions
      single
      items={[
        {
          label: t('ability.does'),
          value:
            abilities.duties.length === 0 ? (
              t('ability.nothing')
            ) : (
              <ul>
                {abilities.duties.map((duty) => (
                  <li>
                    {before === undefined || before.duties.includes(duty) ? (
                      t(`ability.${duty}`)
                    ) : (
                      <b>{t(`ability.${duty}`)}</b>
                    )}
                  </li>
                ))}
              </ul>
            ),
        },
        ...(abilities.blind
          ? [{ label: t('ability.reads'), value: t('ability.blind') }]
          : [
              {
                label: t('ability.reads'),
                value: marked(abilities.reads, before?.reads, (group) => t(`group.${group}`)),
              },
              {
                label: t('ability.changes'),
                value: marked(abilities.changes, before?.changes, (group) => t(`group.${group}`)),
              },
              { label: t('ability.exports'), value: t(abilities.exports ? 'ability.yes' : 'ability.no') },
            ]),
      ]}
    />
  )
}
