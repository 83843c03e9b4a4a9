import { useMemo } from 'preact/hooks'
import { blocksFrom } from '../kit/block.ts'
import { View } from '../kit/view.ts'
import { SurfaceContext, useNewSurface } from '../surface.ts'
import { useWorkspace } from '../workspace.ts'
import { Blocks } from './blocks/block.tsx'

/** The bot's home for this person. */
export function HomePane() {
  const { state, words } = useWorkspace()
  const raw = JSON.stringify(state.home?.view ?? {})
  const blocks = useMemo(() => {
    const read = View.safeParse(state.home?.view)
    return read.success ? blocksFrom(read.data.blocks) : []
  }, [raw])
  const surface = useNewSurface(blocks, { view: state.home?.id ?? '' })
  return (
    <div class="home" data-testid="home-pane" role="tabpanel">
      <div class="column">
        <SurfaceContext.Provider value={surface}>
          {blocks.length > 0 ? (
            <Blocks blocks={blocks} />
          ) : (
            <p class="nothing">{words.emptyHome}</p>
          )}
        </SurfaceContext.Provider>
      </div>
    </div>
  )
}
