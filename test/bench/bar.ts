/** What a bench comes to, and what it should. */
export interface Bar {
  name: string
  ratio: number
  goal: number
  /** Whether the ratio should stay under the goal, or reach it. */
  wants: 'atMost' | 'atLeast'
}

/** Whether a bar is met. */
const isMet = ({ ratio, goal, wants }: Bar): boolean =>
  wants === 'atMost' ? ratio <= goal : ratio >= goal

/** The one line a bar that a bench ends with. */
export const barLine = (bar: Bar): string =>
  `bench ${bar.name} ${bar.ratio.toFixed(2)} goal ${bar.goal} ${isMet(bar) ? 'ok' : 'short'}`
