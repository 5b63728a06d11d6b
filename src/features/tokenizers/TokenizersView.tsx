export function TokenizersView() {
  return <div className="min-h-0 flex-1 overflow-y-auto" />;
}
