import { Avatar } from '../../../../workspace/page/components/avatar.tsx'
import { marginOf } from '../../card/measures.ts'
import type { ComponentOf } from '../../card/parts.ts'
import { useLark } from '../../workspace.ts'

/** Faces and names. */
export function Persons({ list }: { list: ComponentOf<'person_list'> }) {
  const { faces, words } = useLark()
  const { persons, show_name = true, show_avatar = true } = list
  return (
    <div class="persons" style={marginOf(list)} data-testid="persons">
      {persons.map(({ id }) => {
        const face = faces.find((each) => each.id === id) ?? { id, name: words.someone, title: '' }
        return (
          <span key={id} title={face.name}>
            {show_avatar && <Avatar person={face} size="small" />}
            {show_name && face.name}
          </span>
        )
      })}
    </div>
  )
}
