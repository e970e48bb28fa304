import type { Why } from '../../engine/model/plan.ts';
import { unreachable } from '../../engine/model/unreachable.ts';

/** One reason in one short sentence for a person. */
export function whyWords(why: Why): string {
  switch (why.type) {
    case 'never-run':
      return 'It has never run';
    case 'cmd':
      return `The command changed: ${firstLine(why.from)} → ${firstLine(why.to)}`;
    case 'dep':
      return `${why.path} ${changes[why.change]}`;
    case 'param': {
      const name = `${why.key} of ${why.file}`;
      if (why.change === 'modified' && why.from !== undefined && why.to !== undefined) return `${name}: ${why.from} → ${why.to}`;
      return `${name} ${changes[why.change]}`;
    }
    case 'out':
      return why.change === 'not in cache' ? `${why.path} is not in the cache` : `${why.path} (an out) ${changes[why.change]}`;
    case 'upstream':
      return `${why.stage} will run first`;
    case 'no-deps-no-outs':
      return 'It has neither deps nor outs, so it runs each time';
    case 'always-changed':
      return 'It is marked always_changed';
    case 'forced':
      return 'The run was forced';
    default:
      return unreachable(why);
  }
}

const changes = { modified: 'changed', deleted: 'is gone', new: 'is new' } as const;

const firstLine = (cmd: string): string => {
  const [first = '', ...more] = cmd.split('\n');
  return more.length === 0 ? first : `${first} …`;
};
