import type { Handler, PageReply, Readiness } from '../route.ts'

/** The process lives and answers. It says nothing of what it holds. */
export const health: Handler = () => jsonReply({ status: 'ok' }, 200)

/** It can keep what it is given. A server that is stopping is told of by the guard, before it comes here. */
export const readiness: Handler = async (_request, { ready }) => readinessReply(await ready())

export function readinessReply({ ready, why }: Readiness): PageReply {
  return jsonReply({ ready, ...(why === undefined ? {} : { why }) }, ready ? 200 : 503)
}

function jsonReply(data: object, status: number): PageReply {
  return { status, type: 'application/json; charset=utf-8', body: `${JSON.stringify(data)}\n` }
}
