// Long work is a generator that yields between steps: run in slices where a page must answer, or in one go.

/** What a generator returns after all its steps. */
export function lastOf<Value>(steps: Generator<unknown, Value, undefined>): Value {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}
