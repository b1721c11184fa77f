import { build } from 'esbuild'

export type Reading = {
  /** Every module named in an import or export, types included, as written. */
  readonly imports: readonly string[]
  /** The code with comments and types gone, and every guarded global renamed to `guarded_…`. */
  readonly code: string
}

/**
 * Reads one source file as the compiler does, so that a banned word in a comment, a string, a type
 * or a local name is not mistaken for a use of it.
 *
 * @param guarded names of globals, such as `Math` or `Date.now`; their uses become `guarded_Math`
 *   and `guarded_Date_now`. The longest name wins, so `allowed` members can be let through.
 * @param allowed members of guarded globals that are left as they are, such as `Math.sqrt`
 */
export async function readSource(
  file: string,
  text: string,
  guarded: readonly string[] = [],
  allowed: readonly string[] = [],
): Promise<Reading> {
  const imports = new Set(importsInTypes(text))
  const { outputFiles } = await build({
    stdin: { contents: withTypeImportsKept(text), loader: file.endsWith('x') ? 'tsx' : 'ts', sourcefile: file },
    bundle: true,
    write: false,
    format: 'esm',
    target: 'esnext',
    // `**` becomes a call of __pow, whatever surrounds it.
    supported: { 'exponent-operator': false },
    jsx: 'automatic',
    jsxImportSource: 'preact',
    treeShaking: false,
    legalComments: 'none',
    logLevel: 'silent',
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true } },
    define: {
      ...Object.fromEntries(guarded.map((name) => [name, `guarded_${name.replaceAll('.', '_')}`])),
      ...Object.fromEntries(allowed.map((name) => [name, `allowed_${name.replaceAll('.', '_')}`])),
    },
    plugins: [
      {
        name: 'note imports',
        setup({ onResolve }) {
          onResolve({ filter: /.*/ }, ({ path, kind }) => {
            if (kind === 'entry-point') return undefined
            imports.add(path)
            return { path, external: true }
          })
        },
      },
    ],
  })
  const [output] = outputFiles
  if (output === undefined) throw new Error(`esbuild gave nothing for ${file}`)
  return { imports: [...imports], code: output.text }
}

/** A type from a later room is a dependency on it, so `import type` is read as `import`. */
function withTypeImportsKept(text: string): string {
  return text.replace(/^([ \t]*(?:import|export)[ \t]+)type[ \t]+(?=[{*]|[\w$]+[ \t]+from\b)/gm, '$1')
}

/** Modules named in `import('…').Name` where a type is meant, which the compiler drops. */
function importsInTypes(text: string): readonly string[] {
  return [...text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g)].flatMap(([, path]) => (path ? [path] : []))
}
