import * as v from 'valibot';
import type { StageAddress } from '../../engine/model/stage.ts';
import type { Host } from './connect-host.ts';

/** What a canvas finds again after its window was reloaded or its tab hidden. */
export interface RememberedView {
  readonly viewport?: { readonly x: number; readonly y: number; readonly zoom: number } | undefined;
  readonly stages?: readonly StageAddress[] | undefined;
}

const finite = v.pipe(v.number(), v.finite());
const shape = v.object({
  viewport: v.optional(v.object({ x: finite, y: finite, zoom: v.pipe(finite, v.minValue(0.01)) })),
  stages: v.optional(
    v.array(
      v.pipe(
        v.string(),
        v.transform((text) => text as StageAddress),
      ),
    ),
  ),
});

/** Empty where there is nothing, or what another version of this window left. */
export function rememberedView(host: Host): RememberedView {
  const parsed = v.safeParse(shape, host.remembered());
  return parsed.success ? parsed.output : {};
}

export const rememberView = (host: Host, change: RememberedView): void => host.remember({ ...rememberedView(host), ...change });
