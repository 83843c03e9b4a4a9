import type { Complaint } from '../../workspace/complaint.ts'
import { type Component, isField } from './component.ts'
import { formAround, type Placed } from './placed.ts'

const deepest = 5
const mostTables = 5

const nameOf = (component: Component) => ('name' in component ? component.name : undefined)

/** What is wrong with where one component stands. */
const misplaced = (placed: Placed): string[] => {
  const { component, within } = placed
  const { tag } = component
  const form = formAround(placed)
  const around = within.at(-1)?.tag
  const says: string[] = []
  if (within.length > 0 && (tag === 'form' || tag === 'table'))
    says.push(`${tag} is only allowed at the root of the body`)
  if ((tag === 'column') !== (around === 'column_set'))
    says.push('a column_set holds columns, and columns stand in a column_set only')
  // The forms page bans charts in forms, the release notes do not: the stricter holds.
  if (tag === 'chart' && form) says.push('chart is not allowed in a form')
  if ((tag === 'multi_select_static' || tag === 'multi_select_person') && !form)
    says.push(`${tag} is only allowed in a form`)
  if (!form && 'required' in component && component.required !== undefined)
    says.push('required is only allowed in a form')
  if (!form && tag === 'button' && component.form_action_type !== undefined)
    says.push('form_action_type is only allowed in a form')
  // A column counts as a level of its own, as every container does.
  if (
    within.length >= deepest &&
    (tag === 'column_set' || tag === 'column' || tag === 'collapsible_panel')
  )
    says.push(`containers may be ${deepest} deep`)
  if (form && (isField(component) || tag === 'button') && nameOf(component) === undefined)
    says.push('must have a name in a form')
  return says
}

const submits = ({ component }: Placed) =>
  component.tag === 'button' && component.form_action_type === 'submit'

/** What is wrong with components that are right one by one but not where they stand, or not together. */
export const wrongTogether = (all: Placed[]): Complaint[] => {
  const found: Complaint[] = []
  const names = new Set<string>()
  let tables = 0
  for (const placed of all) {
    const { component, path } = placed
    for (const says of misplaced(placed)) found.push({ path, says })
    const name = nameOf(component)
    if (name !== undefined && names.has(name))
      found.push({
        path: [...path, 'name'],
        says: `the name "${name}" already exists in this card`,
      })
    if (name !== undefined) names.add(name)
    if (component.tag === 'table' && ++tables > mostTables)
      found.push({ path, says: `no more than ${mostTables} tables allowed` })
    if (
      component.tag === 'form' &&
      !all.some((each) => each.within[0] === component && submits(each))
    )
      found.push({ path, says: 'must have a button with form_action_type "submit"' })
  }
  return found
}
