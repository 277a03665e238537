import type { Child } from 'hono/jsx'
import { useT } from '#views/i18n/index.ts'
import { Suggest } from '#views/kit/suggest.tsx'
import { paths } from '#views/paths.ts'

/** One search box for everything the viewer may find, and what the page adds: the date it is shown at. */
export const Top = ({ search, query, children }: { search: boolean; query?: string | undefined; children?: Child }) => {
  const t = useT()
  if (!search) return <div class="top" />
  return (
    <search class="top">
      <form class="top-search" method="get" action={paths.search()}>
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
      {children && <div class="top-end">{children}</div>}
    </search>
  )
}
