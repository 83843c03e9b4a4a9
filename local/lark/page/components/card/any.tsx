import { written } from '../../card/card.ts'
import { marginOf } from '../../card/measures.ts'
import { isA, isFillable, type Part } from '../../card/parts.ts'
import { useLark } from '../../workspace.ts'
import { Button } from './button.tsx'
import { Chart } from './chart.tsx'
import { Columns } from './columns.tsx'
import { FieldBox } from './field-box.tsx'
import { Form } from './form.tsx'
import { Overflow } from './overflow.tsx'
import { Panel } from './panel.tsx'
import { Persons } from './persons.tsx'
import { Table } from './table.tsx'
import { Div, MarkdownText } from './texts.tsx'

/** Any component of a card. */
function Any({ part }: { part: Part }) {
  const { words, locale } = useLark()
  if (isFillable(part)) return <FieldBox part={part} />
  if (isA(part, 'button')) return <Button part={part} />
  if (isA(part, 'overflow')) return <Overflow part={part} />
  if (isA(part, 'form')) return <Form part={part} draw={draw} />
  if (isA(part, 'column_set')) return <Columns part={part} draw={draw} />
  if (isA(part, 'collapsible_panel')) return <Panel part={part} draw={draw} />
  if (isA(part, 'div')) return <Div part={part} />
  if (isA(part, 'markdown')) return <MarkdownText part={part} />
  if (isA(part, 'table')) return <Table table={part.component} />
  if (isA(part, 'person_list')) return <Persons list={part.component} />
  if (isA(part, 'hr')) return <hr style={marginOf(part.component)} />
  if (isA(part, 'chart')) return <Chart chart={part.component} />
  if (isA(part, 'img'))
    return <div class="no-picture">{written(part.component.alt, locale) || words.picture}</div>
  const { component } = part
  const name = component.tag === 'unknown' ? component.name : component.tag
  return <div class="unsupported">{words.unsupported(name)}</div>
}

const draw = (parts: readonly Part[]) => <Parts parts={parts} />

/** Components one under another. */
export function Parts({ parts }: { parts: readonly Part[] }) {
  return parts.map((part) => <Any key={part.at} part={part} />)
}
