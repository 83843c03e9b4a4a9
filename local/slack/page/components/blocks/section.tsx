import type { BlockOf } from '../../kit/block.ts'
import { AnyElement } from '../elements/element.tsx'
import { TextOf } from './text.tsx'

/** A paragraph with, perhaps, facts in two columns and something at its side. */
export function Section({ block }: { block: BlockOf<'section'> }) {
  return (
    <div class="section" data-block={block.block_id}>
      <div class="body">
        {block.text && <TextOf text={block.text} />}
        {block.fields && (
          <div class="fields">
            {block.fields.map((field, index) => (
              <TextOf key={`${index}`} text={field} />
            ))}
          </div>
        )}
      </div>
      {block.accessory && (
        <div class="accessory">
          <AnyElement element={block.accessory} block_id={block.block_id} />
        </div>
      )}
    </div>
  )
}
