/** What a question says beside the name that it asks about. */
const BEFORE =
  /^(?:请问|请|帮我|帮忙|麻烦|给我|告诉我|我想(?:知道|了解|看)|查一下|查查|查询|查|看一下|看看|看下|了解一下|了解|介绍一下|介绍|说说|说一下|关于|对于|客户|一下|how(?:'s|’s| is| are)|what(?:'s|’s| is| about)|tell me about|show me|summary of|summary|who is|about|please|the customer|customer)[\s,\uff0c:\uff1a]*/iu

const AFTER =
  /[\s,\uff0c]*(?:怎么样|怎样|如何|咋样|情况|概况|近况|资料|现状|动态|进展|消息|最近|目前|现在|近来|有什么|有没有|什么|一下|是谁|做什么的|了|吗|呢|啊|呀|吧|的|doing|these days|now|please|going)[\s]*$/iu

/** A name stands near the beginning; no length of question holds the house up. */
const LONGEST = 200

/** Leaves of a question what may be a name, as 凤竹 of 「请问凤竹最近怎么样?」. */
export function nameIn(question: string): string {
  let rest = question.slice(0, LONGEST).trim()
  for (;;) {
    const less = rest
      .replace(/[\s?\uff1f!\uff01。.,\uff0c;\uff1b:\uff1a~…]+$/u, '')
      .replace(BEFORE, '')
      .replace(AFTER, '')
      .trim()
    if (less === rest || less === '') return rest
    rest = less
  }
}
