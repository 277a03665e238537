import type { Principal } from '#db/cases/open-seats.ts'
import type { Actor } from '#domain/access/actor.ts'
import type { App } from '#house/app.ts'

/** Those for whom this actor stands in today, each with the kind of case that it is for, if not for all. */
export const standingInFor = ({ directory }: Pick<App, 'directory'>, { person }: Actor): readonly Principal[] =>
  directory.standingIn().filter(({ proxy }) => proxy === person)
