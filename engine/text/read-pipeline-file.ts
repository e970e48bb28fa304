import type { Diagnostic } from '../model/diagnostic.ts';
import type { RepoPath } from '../model/path.ts';
import type { Stage } from '../model/stage.ts';
import { readStage } from './read-stage.ts';
import { reporter } from './report.ts';
import { shape } from './shape.ts';
import { readYaml } from './yaml/read-yaml.ts';
import type { YamlMap } from './yaml/yaml-node.ts';

export interface PipelineText {
  /** Whether DVC would load it: `broken` where there is an error. */
  readonly state: 'read' | 'broken';
  /** What could be read, even of a broken file. */
  readonly stages: readonly Stage[];
  readonly diagnostics: readonly Diagnostic[];
}

const topKeys = ['stages', 'vars', 'params', 'metrics', 'plots', 'artifacts', 'datasets'];

/** A dvc.yaml text by DVC 3's schema. Never throws; an empty text is a pipeline without stages. */
export function readPipelineFile(file: RepoPath, text: string): PipelineText {
  const { report, diagnostics } = reporter(file, text);
  const yaml = readYaml(text);
  for (const problem of yaml.problems) report(problem.at, 'error', problem.code, problem.message);
  const stages: Stage[] = [];
  const is = shape(report);
  const top = yaml.root === undefined ? undefined : is.map(yaml.root, 'the file');
  if (top !== undefined) {
    is.keys(top, topKeys, 'the file');
    const section = top.get.get('stages');
    const entries = section === undefined ? undefined : is.map(section.value, "'stages'");
    for (const pair of entries?.get.values() ?? []) {
      const stage = readStage(file, pair, report);
      if (stage !== undefined) stages.push(stage);
    }
    const template = firstTemplate(text, top, stages);
    if (template !== undefined) {
      report(template, 'info', 'template-unsupported', 'templates (${…}, foreach, matrix, vars) are shown as written, not resolved yet');
    }
    for (const key of ['vars', 'params', 'metrics', 'plots'] as const) {
      const pair = top.get.get(key);
      if (pair !== undefined) is.list(pair.value, `'${key}'`);
    }
  }
  return { state: diagnostics.some((diagnostic) => diagnostic.severity === 'error') ? 'broken' : 'read', stages, diagnostics };
}

function firstTemplate(text: string, top: YamlMap, stages: readonly Stage[]) {
  const section = top.get.get('stages')?.value;
  const places = [top.get.get('vars')?.key.range];
  for (const pair of section?.kind === 'map' ? section.get.values() : []) {
    if (pair.value.kind !== 'map') continue;
    for (const key of ['foreach', 'matrix', 'vars']) places.push(pair.value.get.get(key)?.key.range);
  }
  for (const { at } of stages) {
    // `\${` is an escape, and a comment may say anything: good enough for a note.
    const found = /(?<!\\)\$\{/.exec(text.slice(at.whole.start, at.whole.end));
    if (found !== null) places.push({ start: at.whole.start + found.index, end: at.whole.start + found.index + 2 });
  }
  return places.filter((place) => place !== undefined).sort((a, b) => a.start - b.start)[0];
}
