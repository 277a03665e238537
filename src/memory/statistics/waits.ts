export type Progress = { readonly done: number; readonly of: number }

/** Long work for a page that somebody waits for, by a name of that page and of who waits. */
export type Waits = {
  /** Begins it beside others, unless it is under way. */
  readonly begin: (page: string, work: () => Promise<unknown>, progress: () => Progress) => void
  /** How far it is; undefined once it is over. What went wrong with it is said to whoever asks next. */
  readonly of: (page: string) => Progress | undefined
}

type Wait = { readonly progress: () => Progress; failed?: unknown; isFailed?: true }

/** Nobody waits for anything yet. */
export function createWaits(): Waits {
  const waits = new Map<string, Wait>()
  return {
    begin: (page, work, progress) => {
      if (waits.has(page)) return
      const wait: Wait = { progress }
      waits.set(page, wait)
      work().then(
        () => waits.delete(page),
        (error: unknown) => {
          wait.failed = error
          wait.isFailed = true
        },
      )
    },
    of: (page) => {
      const wait = waits.get(page)
      if (!wait) return undefined
      if (!wait.isFailed) return wait.progress()
      waits.delete(page)
      throw wait.failed
    },
  }
}
