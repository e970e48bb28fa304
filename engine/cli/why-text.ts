import type { Why } from '../model/plan.ts';
import { unreachable } from '../model/unreachable.ts';

/** One reason in words. */
export function whyText(why: Why): string {
  switch (why.type) {
    case 'never-run':
      return 'it has not run yet';
    case 'cmd':
      return `the command changed: ${why.from} → ${why.to}`;
    case 'dep':
      return `dep ${why.path} is ${why.change}`;
    case 'param':
      if (why.key === '') return `params file ${why.file} is ${why.change}`;
      return `param ${why.key} of ${why.file} is ${why.change}${why.from === undefined ? '' : `: ${why.from} → ${why.to ?? ''}`}`;
    case 'out':
      return `out ${why.path} is ${why.change}`;
    case 'upstream':
      return `${why.stage} runs before it`;
    case 'no-deps-no-outs':
      return 'it has neither deps nor outs, so it always runs';
    case 'always-changed':
      return 'it is marked always_changed';
    case 'forced':
      return 'it was asked for with --force';
    default:
      return unreachable(why);
  }
}
