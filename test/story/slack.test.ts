import { storyOn } from './story.ts'

storyOn('slack')
