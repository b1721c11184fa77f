/**
 * The names in a formula, as types, so that an unknown one is an error where it is written. Walks letter by letter,
 * which TypeScript does up to about a thousand; a longer formula, or one put together while the program runs, is
 * left to the check when the group is defined. Inside `[ ]`, after `over` and after `as` nothing is checked.
 */
export type UnknownName<Formula extends string, Known extends string> = string extends Known
  ? never
  : Readonly<Record<never, never>> extends Readonly<Record<Formula, true>> // not one text, or not known before the program runs
    ? never
    : Walk<Formula, '', 'plain', Known | Words>

type Words =
  | 'and'
  | 'as'
  | 'clamp'
  | 'divide'
  | 'exp'
  | 'floor'
  | 'if'
  | 'ln'
  | 'max'
  | 'min'
  | 'not'
  | 'or'
  | 'orElse'
  | 'otherwise'
  | 'over'
  | 'pow'
  | 'previous'
  | 'previousMonth'
  | 'runningProduct'
  | 'runningTotal'
  | 'share'
  | 'sqrt'
  | 'starting'
  | 'sum'
  | 'yearNumber'

type Digit = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9'
type Sign =
  | '+'
  | '−'
  | '-'
  | '–'
  | '×'
  | '*'
  | '÷'
  | '/'
  | '('
  | ')'
  | ','
  | '<'
  | '≤'
  | '>'
  | '≥'
  | '='
  | '≠'
  | '!'
  | '%'
  | '£'
  | ']'
type Space = ' ' | '\n' | '\t'

/** `plain`: a word is a name. `number`: a number has just been read, so a word is its unit. `skip`: until the bracket closes. */
type State = 'plain' | 'number' | 'skip'

type Walk<
  Rest extends string,
  Word extends string,
  Now extends State,
  Known extends string,
> = Rest extends `${infer Letter}${infer More}`
  ? Now extends 'skip'
    ? Walk<More, '', Letter extends ']' | ')' ? 'plain' : 'skip', Known>
    : Letter extends Space | Sign | '['
      ? Ended<Word, Now> extends infer State
        ? State extends 'known' | 'number'
          ? Walk<
              More,
              '',
              Letter extends '['
                ? 'skip'
                : Letter extends Space
                  ? State extends 'number'
                    ? 'number'
                    : 'plain'
                  : 'plain',
              Known
            >
          : State extends 'over'
            ? Walk<More, '', 'skip', Known>
            : State extends 'as'
              ? never
              : State extends { readonly name: infer Name extends string }
                ? Name extends Known
                  ? Walk<More, '', Letter extends '[' ? 'skip' : 'plain', Known>
                  : Name
                : never
        : never
      : Walk<More, `${Word}${Letter}`, Now, Known>
  : Ended<Word, Now> extends { readonly name: infer Name extends string }
    ? Name extends Known
      ? never
      : Name
    : never

/** What a word is, now that it has ended. */
type Ended<Word extends string, Now extends State> = Word extends ''
  ? Now extends 'number'
    ? 'number'
    : 'known'
  : Word extends `${Digit}${string}` | '.'
    ? 'number'
    : Word extends 'over'
      ? 'over'
      : Word extends 'as'
        ? 'as'
        : Now extends 'number'
          ? 'known' // its unit
          : { readonly name: Word }
