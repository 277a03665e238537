import { useT } from '#views/i18n/index.ts'
import { Banner } from '#views/kit/banner.tsx'
import { Icon } from '#views/kit/icon.tsx'
import type { Comparison, Namesake } from './comparison.ts'

/** Whether the person is known here already: by an account, or by a dossier of the same name. */
export const SamePerson = (props: Comparison) => (
  <>
    <Namesakes {...props} />
    <Account {...props} />
  </>
)

/** Nobody is entered twice by oversight: whoever has the name and may be the one is asked about before it begins. */
const Namesakes = ({ draft, namesakes }: Comparison) => {
  const t = useT()
  if (namesakes.length === 0) return null
  const asked = namesakes.filter((one) => one.asked)
  const answered = asked.every(({ dossier }) => draft.others?.includes(dossier))
  const people = namesakes.map((one, at) => <Person {...one} first={at === 0} />)
  if (asked.length === 0) return <Banner id="namesakes">{[t('import.same-name', { people: '' }), ...people]}</Banner>
  return (
    <Banner
      id="namesakes"
      tone={answered ? 'plain' : 'amber'}
      action={
        <span class="answers">
          <button
            type="submit"
            name="act"
            value={`others ${asked.map(({ dossier }) => dossier).join(' ')}`}
            class={answered ? 'chip on' : 'chip'}
          >
            {answered && <Icon name="check" />}
            {t('import.namesake-other')}
          </button>
        </span>
      }
    >
      {[t('import.namesake-question'), ...people]}
    </Banner>
  )
}

const Person = ({ href, text, first }: Namesake & { first: boolean }) => (
  <>
    {!first && useT()('kit.comma')}
    <a href={href}>{text}</a>
  </>
)

/** Nobody may decide on the own dossier, so whether an account is this person's must be known before it begins. */
const Account = ({ draft, accounts }: Comparison) => {
  const t = useT()
  if (accounts.length === 0) return null
  const answer = (value: string, text: string) => (
    <button type="submit" name="act" value={`person ${value}`} class={draft.person === value ? 'chip on' : 'chip'}>
      {draft.person === value && <Icon name="check" />}
      {text}
    </button>
  )
  return (
    <Banner
      id="person"
      tone={draft.person ? 'plain' : 'amber'}
      action={
        <span class="answers">
          {accounts.map(({ id, name }) => answer(id, t('import.person-is', { name })))}
          {answer('nobody', t('import.person-other'))}
        </span>
      }
    >
      {t('import.person-question')}
    </Banner>
  )
}
