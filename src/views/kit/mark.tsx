import { useRendering } from './rendering.tsx'

/** For whom a form was drawn, where it may be sent, and which one it is. Before signing in there is nobody to draw it for. */
export const Mark = ({ address }: { address: string }) => {
  const mark = useRendering().markFor(address)
  return mark === '' ? null : <input type="hidden" name="cmd_id" value={mark} />
}
