import type { Role } from '@/core/prompt/part';

/** Name and colour of each role, wherever one is drawn. */
export const ROLE_LOOK: Record<Role, { readonly label: string; readonly one: string; readonly color: string }> = {
  system: { label: 'System', one: 'system text', color: 'var(--role-system)' },
  tools: { label: 'Tools', one: 'tool', color: 'var(--role-tools)' },
  history: { label: 'History', one: 'turn', color: 'var(--role-history)' },
  documents: { label: 'Documents', one: 'document', color: 'var(--role-documents)' },
  question: { label: 'Question', one: 'question', color: 'var(--role-question)' },
};
