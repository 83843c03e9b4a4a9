import { type Group, groupsOf } from '../../card/groups.ts'
import { marginOf, spacingOf } from '../../card/measures.ts'
import { FormContext, LabelContext } from '../../surface.ts'
import type { Container } from './container.ts'

function One(props: { group: Group; draw: Container<'form'>['draw'] }) {
  const { field, label, parts } = props.group
  if (field === undefined) return <>{props.draw(parts)}</>
  return (
    <LabelContext.Provider value={label}>
      <div class="form-field" data-block={field}>
        {props.draw(parts)}
      </div>
    </LabelContext.Provider>
  )
}

/** Fields that are sent all at once. */
export function Form({ part, draw }: Container<'form'>) {
  const { vertical_spacing } = part.component
  return (
    <FormContext.Provider value={part}>
      <form
        class="elements"
        data-testid="form"
        style={{ gap: spacingOf(vertical_spacing), ...marginOf(part.component) }}
        // Only its own buttons send it: a line ends with Enter without sending anything.
        onSubmit={(event) => event.preventDefault()}
      >
        {groupsOf(part.parts).map((group) => (
          <One key={group.parts[0]?.at} group={group} draw={draw} />
        ))}
      </form>
    </FormContext.Provider>
  )
}
