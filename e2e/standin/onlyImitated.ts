/**
 * An object of which only what it has can be used: everything else throws by name, so that a part of Electron that is not
 * imitated is noticed where it is used first, and is not `undefined` three calls later.
 */
export function onlyImitated<T extends object>(name: string, object: T): T {
  return new Proxy(object, {
    get: (target, key) => {
      // Symbols, and what `await` asks everything for, belong to the language.
      if (typeof key === 'symbol' || key === 'then' || key === 'toJSON') return Reflect.get(target, key, target)
      if (!(key in target)) throw new Error(`The stand-in does not imitate ${name}.${key}.`)
      const value: unknown = Reflect.get(target, key, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
    set: (target, key, value) => {
      if (!(key in target)) throw new Error(`The stand-in does not imitate ${name}.${String(key)}.`)
      return Reflect.set(target, key, value, target)
    },
  })
}
