import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy, headersFile, policy, securityHeaders } from './security-policy.mjs';

describe('the policy', () => {
  it('lets nothing out and loads nothing from elsewhere', () => {
    const directives = new Map(
      policy.split('; ').map((directive) => {
        const [name = '', ...sources] = directive.split(' ');
        return [name, sources] as const;
      }),
    );
    expect(directives.get('default-src')).toEqual(["'none'"]);
    expect(directives.get('connect-src')).toEqual(["'none'"]);
    expect(directives.get('form-action')).toEqual(["'none'"]);
    expect(directives.get('worker-src')).toEqual(['blob:']);
    expect(policy).not.toMatch(/https?:|\*|unsafe-inline|'unsafe-eval'/);
  });

  it('is said in the header too, which alone can forbid framing', () => {
    expect(securityHeaders['Content-Security-Policy']).toBe(`${policy}; frame-ancestors 'none'`);
  });

  it('is what public/_headers gives to static hosts', () => {
    const written = readFileSync(new URL('../public/_headers', import.meta.url), 'utf8');
    expect(written).toBe(headersFile());
    for (const [name, value] of Object.entries(securityHeaders)) expect(written).toContain(`\n  ${name}: ${value}\n`);
  });

  it('goes into the built page only', () => {
    expect(contentSecurityPolicy().apply).toBe('build');
  });
});
