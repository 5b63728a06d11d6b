// Writes public/_headers from the policy. A test fails when the two differ.
import { writeFileSync } from 'node:fs';
import { headersFile } from './security-policy.mjs';

writeFileSync(new URL('../public/_headers', import.meta.url), headersFile());
