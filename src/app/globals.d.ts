/** Version of this project, from package.json at build time. */
declare const __APP_VERSION__: string;

/** Written with the vocabularies, see scripts/build-vocabulary.mjs. */
declare module '*/vocabularies/sizes.json' {
  import type { EncodingId } from '@/core/tokenize/encoding';

  interface VocabularySize {
    readonly tokens: number;
    readonly fileBytes: number;
    /** Compressed as hosts send it. */
    readonly gzipBytes: number;
  }
  const sizes: Readonly<Record<EncodingId, VocabularySize>>;
  export default sizes;
}
