import { casesPage } from '../pages/cases.tsx'
import { glossaryPage } from '../pages/glossary.tsx'
import { methodPage, methodsPage } from '../pages/methods.tsx'
import { notFoundPage } from '../pages/problems.tsx'
import { paths } from '../paths.ts'
import { type Handler, htmlReply, redirect } from '../route.ts'

export const home: Handler = () => redirect(paths.cases())

export const anAsset: Handler = ({ params }, { assets }) => {
  const asset = assets.get(params['file'] ?? '')
  if (asset === undefined) return htmlReply(notFoundPage('There is no such file here.'), 404)
  return { status: 200, ...asset, headers: { 'cache-control': 'public, max-age=300' } }
}

export const glossary: Handler = (_request, site) => htmlReply(glossaryPage(site.glossary))

export const methods: Handler = (_request, site) => htmlReply(methodsPage(site.methods))

export const aMethod: Handler = ({ params }, site) => {
  const page = site.methods.find(({ name }) => name === params['page'])
  if (page === undefined) {
    return htmlReply(
      notFoundPage(`There is no page on “${params['page'] ?? ''}”.`, [
        { title: 'How figures are made', href: paths.methods() },
      ]),
      404,
    )
  }
  return htmlReply(methodPage(page))
}

export const caseList: Handler = (_request, site) => htmlReply(casesPage(site.shelf))
