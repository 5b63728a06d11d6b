import { Component, type ReactNode } from 'react';
import { isFetchFailure, withoutAddresses } from '@/state/plain-reason';
import { Button } from '@/ui/Button';
import { EmptyState } from '@/ui/EmptyState';

/** A view that fails to load or to draw takes nothing else with it. The work is kept. */
export class LoadGuard extends Component<{ children: ReactNode }, { reason: string | null }> {
  override state: { reason: string | null } = { reason: null };

  static getDerivedStateFromError(error: unknown): { reason: string } {
    const reason = error instanceof Error ? error.message : String(error);
    return { reason: isFetchFailure(reason) ? 'A part of this page could not be fetched. Check the connection.' : withoutAddresses(reason) };
  }

  override render() {
    const { reason } = this.state;
    if (reason === null) return this.props.children;
    return (
      <EmptyState title="This view could not be shown">
        <p className="m-0">{reason}</p>
        <p className="m-0">Your work is kept. Reloading usually helps, for example after the page was updated.</p>
        <Button onClick={() => location.reload()}>Reload</Button>
      </EmptyState>
    );
  }
}
