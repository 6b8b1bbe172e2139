// Runs in the sandbox before the program, which may then change every built-in object: what is needed later is taken now, and
// later code uses neither methods nor iterators of the program's world. Evaluates to a function of the host's two functions.
(write, localize) => {
  const { stringify } = JSON;
  const { getOwnPropertyDescriptor, getPrototypeOf, is, keys, prototype: plain } = Object;
  const { isArray } = Array;
  const finite = Number.isFinite;
  const { apply } = Reflect;
  const textOf = String;
  const methodOf = (prototype, name) => {
    const { value, get } = getOwnPropertyDescriptor(prototype, name);
    const method = value ?? get;
    return target => apply(method, target, []);
  };
  const symbolText = methodOf(Symbol.prototype, 'toString');
  const functionText = methodOf(Function.prototype, 'toString');
  const regexText = methodOf(RegExp.prototype, 'toString');
  const dateText = methodOf(Date.prototype, 'toISOString');
  const numberOf = methodOf(Number.prototype, 'valueOf');
  const timeOf = methodOf(Date.prototype, 'getTime');
  const mapSize = methodOf(Map.prototype, 'size');
  const setSize = methodOf(Set.prototype, 'size');
  const entriesOf = methodOf(Map.prototype, 'entries');
  const valuesOf = methodOf(Set.prototype, 'values');
  const typedName = methodOf(getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag);
  const { next: nextOfMap } = getPrototypeOf(new Map().entries());
  const { next: nextOfSet } = getPrototypeOf(new Set().values());
  const { test } = RegExp.prototype;
  const SourceError = Error;
  const SourcePromise = Promise;
  const SourceRegExp = RegExp;
  const SourceDate = Date;

  const identifier = /^[A-Za-z_$][\w$]*$/;
  const classHead = /^class\b/;
  const shownItems = 100;
  const shownDepth = 4;

  const succeeds = (method, target) => {
    try {
      method(target);
      return true;
    } catch {
      return false;
    }
  };
  const classOf = value => {
    const made = getPrototypeOf(value)?.constructor;
    return typeof made === 'function' && typeof made.name === 'string' ? made.name : '';
  };

  /** What JSON has no form for: how a console shows it, or null for all else. */
  const special = (value, depth, parents) => {
    if (value instanceof SourceError) return `${value.name}: ${value.message}`;
    if (value instanceof SourceRegExp && succeeds(regexText, value)) return regexText(value);
    if (value instanceof SourcePromise) return 'Promise {}';
    if (succeeds(mapSize, value)) {
      const iterator = entriesOf(value);
      const pair = entry => `${inspect(entry[0], depth + 1, parents)} => ${inspect(entry[1], depth + 1, parents)}`;
      return `Map(${mapSize(value)}) ${braced(() => apply(nextOfMap, iterator, []), pair, mapSize(value))}`;
    }
    if (succeeds(setSize, value)) {
      const iterator = valuesOf(value);
      const member = item => inspect(item, depth + 1, parents);
      return `Set(${setSize(value)}) ${braced(() => apply(nextOfSet, iterator, []), member, setSize(value))}`;
    }
    const typed = typedName(value);
    return typed === undefined ? null : `${typed}(${value.length}) ${listed(value, depth, parents)}`;
  };

  const braced = (next, show, size) => {
    let text = '';
    for (let shown = 0; shown < size; shown += 1) {
      if (shown > 0) text += ', ';
      if (shown === shownItems) return `{${text}…}`;
      text += show(next().value);
    }
    return `{${text}}`;
  };

  const listed = (list, depth, parents) => {
    let text = '';
    for (let index = 0; index < list.length; index += 1) {
      if (index > 0) text += ', ';
      if (index === shownItems) return `[${text}…]`;
      text += index in list ? inspect(list[index], depth + 1, parents) : 'empty';
    }
    return `[${text}]`;
  };

  const named = (object, depth, parents) => {
    const names = keys(object);
    let text = '';
    for (let index = 0; index < names.length; index += 1) {
      if (index > 0) text += ', ';
      if (index === shownItems) return `{${text}…}`;
      const name = names[index];
      text += `${apply(test, identifier, [name]) ? name : stringify(name)}: ${inspect(object[name], depth + 1, parents)}`;
    }
    return `{${text}}`;
  };

  const inspectObject = (value, depth, parents) => {
    for (let parent = parents; parent; parent = parent.outer) if (parent.value === value) return '[Circular]';
    if (depth > shownDepth) return isArray(value) ? '[…]' : '{…}';
    const inner = { value, outer: parents };
    if (value instanceof SourceDate && succeeds(timeOf, value))
      return is(timeOf(value), NaN) ? 'Invalid Date' : dateText(value);
    const text = special(value, depth, inner);
    if (text !== null) return text;
    if (isArray(value)) return listed(value, depth, inner);
    const name = getPrototypeOf(value) === plain ? '' : classOf(value);
    return `${name ? `${name} ` : ''}${named(value, depth, inner)}`;
  };

  /** A value as a console shows it. */
  const inspect = (value, depth, parents) => {
    if (typeof value === 'string') return depth === 0 ? value : stringify(value);
    if (typeof value === 'bigint') return `${value}n`;
    if (typeof value === 'symbol') return symbolText(value);
    if (typeof value === 'function') {
      const kind = apply(test, classHead, [functionText(value)]) ? 'class' : 'Function';
      return `[${kind}${typeof value.name === 'string' && value.name ? `: ${value.name}` : ''}]`;
    }
    if (typeof value === 'object' && value !== null) return inspectObject(value, depth, parents);
    return is(value, -0) ? '-0' : textOf(value);
  };

  const replace = (_key, value) => {
    if (typeof value === 'number') return finite(value) ? value : textOf(value);
    if (typeof value === 'bigint' || typeof value === 'symbol' || typeof value === 'function')
      return inspect(value, 0, null);
    return typeof value === 'object' && value !== null ? (special(value, 0, null) ?? value) : value;
  };

  let full = false;
  const log = (...values) => {
    if (full) return;
    let text = '';
    for (let index = 0; index < values.length; index += 1) {
      if (index > 0) text += ' ';
      text += inspect(values[index], 0, null);
    }
    full = write(text);
  };
  globalThis.console = { log, info: log, warn: log, error: log, debug: log };

  // The engine has no `Intl`.
  const formats = (prototype, primitive, name) => {
    prototype[name] = {
      [name](locales, options) {
        return localize(name, primitive === timeOf, primitive(this), stringify([locales, options]));
      },
    }[name];
  };
  formats(Number.prototype, numberOf, 'toLocaleString');
  formats(Date.prototype, timeOf, 'toLocaleString');
  formats(Date.prototype, timeOf, 'toLocaleDateString');
  formats(Date.prototype, timeOf, 'toLocaleTimeString');

  return {
    /** A value as JSON text; what JSON has no form for is in it as a console shows it. */
    toJson: value => stringify(value, replace) ?? 'null',
    /** What was thrown, as JSON text. */
    toFault: thrown => {
      if (!(thrown instanceof SourceError)) return stringify({ message: inspect(thrown, 0, null) });
      const { name, message, stack } = thrown;
      return stringify({ name: textOf(name), message: textOf(message), stack: textOf(stack) });
    },
  };
};
