import { useEffect, useRef, useState } from 'react';

const EVERY_MS = 1500;

/** A value that changes quickly while something runs, taken over now and then; at once when nothing runs any more. */
export function useNowAndThen<Value>(value: Value, isRunning: boolean): Value {
  const [taken, setTaken] = useState(value);
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  }, [value]);
  useEffect(() => {
    if (!isRunning) return undefined;
    const timer = setInterval(() => setTaken(latest.current), EVERY_MS);
    return () => clearInterval(timer);
  }, [isRunning]);
  return isRunning ? taken : value;
}
