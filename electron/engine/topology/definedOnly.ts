type WithUndefined<T> = { readonly [K in keyof T]: T[K] | undefined }

/** The object without the keys that hold `undefined`: where a type says "absent", a key must not be there. */
export function definedOnly<T extends object>(fields: WithUndefined<T>): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T
}
