// Files that scripts/build-catalogue.mjs makes. Declared, as the compiler would take their rows for arrays of anything.
declare module '*/catalogue/models.json' {
  import type { PackedModels } from '@/core/catalog/packed-models';

  const packed: PackedModels;
  export default packed;
}

declare module '*/catalogue/sources.json' {
  import type { PackedSnapshot } from '@/core/catalog/snapshot-schema';

  const packed: PackedSnapshot['sources'];
  export default packed;
}

declare module '*/catalogue/snapshot.json' {
  const packed: unknown;
  export default packed;
}
