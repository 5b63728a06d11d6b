// Test files share a worker: none may leave its clock to the next.
import { afterAll, vi } from 'vitest';

afterAll(() => {
  vi.useRealTimers();
});
