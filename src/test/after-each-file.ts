// Test files share a worker: none may leave its clock to the next.
import './equal-arrays';
import { afterAll, vi } from 'vitest';

afterAll(() => {
  vi.useRealTimers();
});
