import { languageNames, languages, useLanguage, useT } from '#views/i18n/index.ts'
import { Icon } from '#views/kit/icon.tsx'
import { PostForm } from '#views/kit/post-form.tsx'
import { WholeForm } from '#views/kit/whole-form.tsx'
import { paths } from '#views/paths.ts'
import { type Theme, themes } from './theme.ts'

type Props = { name: string; office: string; theme: Theme; path: string; places: boolean }

/** The person at the foot of the rail: language, appearance, keys, and the way out. A native popover. */
export const Me = ({ name, office, theme, path, places }: Props) => {
  const t = useT()
  return (
    <div class="me">
      <button type="button" class="me-button" popovertarget="me-menu">
        <Icon name="menu-2" />
        <b>{name}</b>
        <span>{office}</span>
        <span class="visually-hidden">{t('frame.menu')}</span>
      </button>
      <div class="me-menu" id="me-menu" popover="auto">
        <p class="me-who">
          <b>{name}</b>
          <span>{office}</span>
        </p>
        <Preferences theme={theme} path={path} />
        {places && (
          <a href={paths.manual()} class="btn plain">
            {t('manual.link')}
          </a>
        )}
        {places && (
          <a href={paths.settings()} class="btn plain" data-keys-page>
            {t('settings.title')}
          </a>
        )}
        <PostForm action={paths.signOut()}>
          <button type="submit" class="btn plain">
            {t('frame.sign-out')}
          </button>
        </PostForm>
      </div>
    </div>
  )
}

/** Language and appearance: two plain forms, since both change the root element. `back` returns to this page. */
export const Preferences = ({ theme, path }: { theme: Theme; path: string }) => {
  const t = useT()
  const current = useLanguage()
  return (
    <>
      <WholeForm action={paths.language()} class="choice" label={t('frame.language')}>
        <input type="hidden" name="back" value={path} />
        {languages.map((language) => (
          <button
            type="submit"
            name="language"
            value={language}
            lang={language}
            aria-pressed={language === current ? 'true' : 'false'}
          >
            {languageNames[language]}
          </button>
        ))}
      </WholeForm>
      <WholeForm action={paths.theme()} class="choice" label={t('frame.theme')}>
        <input type="hidden" name="back" value={path} />
        {themes.map((each) => (
          <button type="submit" name="theme" value={each} aria-pressed={each === theme ? 'true' : 'false'}>
            {t(`frame.theme.${each}`)}
          </button>
        ))}
      </WholeForm>
    </>
  )
}
