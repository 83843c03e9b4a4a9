import { Plain } from '../../../../workspace/page/components/plain.tsx'
import type { Block } from '../../kit/block.ts'
import { unescaped } from '../../text/mrkdwn.ts'
import { useWorkspace } from '../../workspace.ts'
import { AnyElement } from '../elements/element.tsx'
import { Chart } from './chart.tsx'
import { InputBlock } from './input.tsx'
import { Markdown } from './markdown.tsx'
import { Picture } from './picture.tsx'
import { RichText } from './rich-text.tsx'
import { Section } from './section.tsx'
import { Table } from './table.tsx'
import { TextOf } from './text.tsx'

function One({ block, error }: { block: Block; error?: string | undefined }) {
  const { words } = useWorkspace()
  switch (block.type) {
    case 'section':
      return <Section block={block} />
    case 'header':
      return (
        <h3 class="header">
          <Plain text={unescaped(block.text.text)} />
        </h3>
      )
    case 'divider':
      return <hr />
    case 'context':
      return (
        <div class="context">
          {block.elements.map((element, index) =>
            element.type === 'image' ? (
              <Picture key={`${index}`} image={element} />
            ) : (
              <TextOf key={`${index}`} text={element} />
            ),
          )}
        </div>
      )
    case 'actions':
      return (
        <div class="actions" data-block={block.block_id}>
          {block.elements.map((element, index) => (
            <AnyElement
              key={'action_id' in element ? `${element.type} ${element.action_id}` : `${index}`}
              element={element}
              block_id={block.block_id}
            />
          ))}
        </div>
      )
    case 'image':
      return (
        <figure>
          {block.title && <figcaption>{unescaped(block.title.text)}</figcaption>}
          <Picture image={block} className="large" />
        </figure>
      )
    case 'table':
      return <Table block={block} />
    case 'data_visualization':
      return <Chart block={block} />
    case 'markdown':
      return <Markdown text={block.text} />
    case 'rich_text':
      return <RichText parts={block.elements} />
    case 'alert':
      return (
        <div class={`alert ${block.level}`} role="note">
          <TextOf text={block.text} />
        </div>
      )
    case 'input':
      return <InputBlock block={block} error={error} />
    case 'unknown':
      return <div class="unsupported">{words.unsupported(block.name)}</div>
  }
}

/** Blocks one under another. */
export function Blocks(props: { blocks: readonly Block[]; errors?: Record<string, string> }) {
  return (
    <div class="blocks">
      {props.blocks.map((block) => (
        <One key={block.block_id} block={block} error={props.errors?.[block.block_id]} />
      ))}
    </div>
  )
}
