import type { Child, PropsWithChildren } from 'hono/jsx'

/** Content with a narrow column beside it, below it when there is no room. `start`: a menu of sections at the start. */
export const Split = ({ start, aside, children }: PropsWithChildren<{ start?: Child; aside?: Child }>) => (
  <div class={['split', start && 'with-start', aside && 'with-aside'].filter(Boolean).join(' ')}>
    {start && <div class="split-start">{start}</div>}
    <div class="split-main">{children}</div>
    {aside && <div class="split-aside">{aside}</div>}
  </div>
)
