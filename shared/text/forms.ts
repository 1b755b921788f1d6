/** The keys of a word list in French, whose plurals also have the form for whole millions, `_many`. */
export type FormsOf<K extends string> = K extends `${infer Base}_other` ? `${Base}_many` | K : K
