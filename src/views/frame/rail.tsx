import { useT } from '#views/i18n/index.ts'
import { Icon } from '#views/kit/icon.tsx'
import { type Place, placeAt } from './places.ts'

/** The places of this duty, with what waits in each. Redrawn after every decision. */
export const Rail = ({ places, path }: { places: readonly Place[]; path: string }) => {
  const t = useT()
  const here = placeAt(places, path)
  return (
    <nav class="places" id="places" aria-label={t('frame.places')}>
      {places.map(({ key, label, href, icon, letter, count, late }) => (
        <a
          href={href}
          aria-current={key === here ? 'page' : undefined}
          data-go={letter}
          aria-keyshortcuts={`g ${letter}`}
        >
          <Icon name={icon} />
          <span>{t(label)}</span>
          <kbd>{letter}</kbd>
          {count > 0 && (
            <small class={late ? 'late' : undefined}>
              <span aria-hidden="true">{count}</span>
              <span class="visually-hidden">{t('place.waiting', { count })}</span>
            </small>
          )}
        </a>
      ))}
    </nav>
  )
}
