import type { Child } from 'hono/jsx'
import { useT } from '#views/i18n/index.ts'
import { Suggest } from '#views/kit/suggest.tsx'
import { paths } from '#views/paths.ts'

/** One search box for everything the viewer may find, and what the page adds: the date it is shown at. */
export const Top = ({ search, query, children }: { search: boolean; query?: string | undefined; children?: Child }) => {
  const t = useT()
  return (
    <header class="top">
      {search && (
        <search class="top-search">
          <form method="get" action={paths.search()}>
            <Suggest
              from={paths.dossierSuggestions()}
              name="q"
              id="search"
              label={t('frame.search')}
              value={query}
              placeholder={t('frame.search.hint')}
              shortcut="Ctrl K"
            />
          </form>
        </search>
      )}
      {children && <div class="top-end">{children}</div>}
    </header>
  )
}
