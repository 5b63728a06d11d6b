// What a first visit opens with, so that the page is never empty: a prompt with every role, several scripts and some size.

import type { Part, Prompt } from './part';
import { SAMPLE_LOG, SAMPLE_REPORT } from './sample-documents';
import { SAMPLE_TURNS } from './sample-history';
import { SAMPLE_QUESTION, SAMPLE_SYSTEM, SAMPLE_TOOLS } from './sample-system';
import type { UnitId } from '@/core/units';

/**
 * The sample prompt, in role order. Its ids are fixed and begin with "sample-", so it replaces a prompt and is never added
 * to one that may hold it already.
 */
export function samplePrompt(): Prompt {
  const parts: Part[] = [
    { id: sampleId('system'), role: 'system', name: 'Incident assistant', text: SAMPLE_SYSTEM, enabled: true },
    ...SAMPLE_TOOLS.map(
      ({ name, text }): Part => ({ id: sampleId(`tool-${name}`), role: 'tools', name, text, enabled: true }),
    ),
    {
      id: sampleId('history'),
      role: 'history',
      name: 'Conversation',
      turns: SAMPLE_TURNS.map((turn, index) => ({ id: sampleId(`turn-${index + 1}`), ...turn })),
      enabled: true,
    },
    { id: sampleId('report'), role: 'documents', name: 'incident-report.md', text: SAMPLE_REPORT, enabled: true },
    { id: sampleId('log'), role: 'documents', name: 'deploy.log', text: SAMPLE_LOG, enabled: true },
    { id: sampleId('question'), role: 'question', name: 'Question', text: SAMPLE_QUESTION, enabled: true },
  ];
  return { parts, freeOrder: false };
}

function sampleId(name: string): UnitId {
  return `sample-${name}` as UnitId;
}
