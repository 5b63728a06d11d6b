import { localDay } from '@/ui/local-day';

/** The day where the user is, ISO 8601: views and core do not ask the clock. */
export function today(): string {
  return localDay(new Date());
}
