import type { Child, PropsWithChildren } from 'hono/jsx'

type Props = PropsWithChildren<{
  photo: Child
  name: Child
  /** States, as pills. */
  marks?: Child
  actions?: Child
}>

/** The head of a dossier: always the same lines, since people recognise dossiers by them. The children are `Facts`. */
export const PersonHead = ({ photo, name, marks, actions, children }: Props) => (
  <header class="card person">
    {photo}
    <div class="person-text">
      <div class="page-line">
        <div class="page-title">
          <h1>{name}</h1>
          {marks}
        </div>
        {actions && <div class="page-actions">{actions}</div>}
      </div>
      {children}
    </div>
  </header>
)
