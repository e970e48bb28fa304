/**
 * The bytes of a file from an offset to its end, for files that grow. Paths as in `Files`. Undefined where there is no such
 * file or it is no regular one; empty where nothing lies behind the offset.
 */
export type ReadFrom = (path: string, offset: number) => Uint8Array | undefined;
