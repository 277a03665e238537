import { useT } from '#views/i18n/index.ts'
import { LinkButton } from '#views/kit/button.tsx'
import { paths } from '#views/paths.ts'

/** At the foot of a step: on to the next one, which is the main thing once this one is done, and the list of what remains. */
export const Onward = ({ to, isDone }: { to: string; isDone: boolean }) => {
  const t = useT()
  return (
    <p class="form-foot">
      <LinkButton href={to} kind={isDone ? 'go' : 'plain'}>
        {isDone ? t('start.next') : t('setup.later')}
      </LinkButton>
      <LinkButton href={paths.setup()}>{t('setup.see-list')}</LinkButton>
    </p>
  )
}
