import { storyOn } from './story.ts'

storyOn('lark')
