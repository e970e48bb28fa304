import { graphProblems } from '../diagnose/graph-problems.ts';
import { missingFiles } from '../diagnose/missing-files.ts';
import { missingParams } from '../diagnose/missing-params.ts';
import { findWires } from '../graph/find-wires.ts';
import type { Diagnostic } from '../model/diagnostic.ts';
import type { ParamsFile, ParamValue } from '../model/param.ts';
import { folderOf, isOutside, joinPath } from '../model/path.ts';
import type { RepoPath } from '../model/path.ts';
import type { PipelineFile } from '../model/pipeline.ts';
import type { PipelineNode } from '../model/stage.ts';
import type { Files } from '../ports/files.ts';
import { checkLock } from '../text/check-lock.ts';
import { readDataFile } from '../text/read-data-file.ts';
import { isReadableParams, readParamsFile } from '../text/read-params-file.ts';
import type { ParamsText } from '../text/read-params-file.ts';
import { readPipelineFile } from '../text/read-pipeline-file.ts';
import { reporter } from '../text/report.ts';
import { findTexts } from './find-texts.ts';
import type { NodesText, Project } from './project.ts';

export type { Project } from './project.ts';

/** Characters; beyond it a file is no pipeline and no params file that a person edits. */
const largest = 16_000_000;

/** Reads all texts of a project. Never throws for what stands in them; `previous` lends its last good stages and what did not change. */
export function readProject(files: Files, previous?: Project): Project {
  const texts = new Map<RepoPath, string>();
  const diagnostics: Diagnostic[] = [];
  const read = { nodes: new Map<RepoPath, NodesText>(), params: new Map<RepoPath, ParamsText>() };
  const pipelineFiles: PipelineFile[] = [];
  const nodes: PipelineNode[] = [];

  const textOf = (path: RepoPath): string | undefined => {
    const known = texts.get(path);
    if (known !== undefined) return known;
    const found = readText(files, path);
    if (found.text !== undefined) texts.set(path, found.text);
    else if (found.problem !== undefined) {
      const { message, text = '', start = 0 } = found.problem;
      reporterOf(diagnostics, path, text)({ start, end: Math.min(start + 1, text.length) }, 'error', 'unreadable', message);
    }
    return found.text;
  };

  const readLock = (path: RepoPath) => {
    const text = textOf(path);
    if (text === undefined) return;
    const before = previous?.texts.get(path) === text ? previous.read.nodes.get(path) : undefined;
    const part = before ?? { state: 'read', nodes: [], diagnostics: checkLock(path, text), good: undefined };
    read.nodes.set(path, part);
    diagnostics.push(...part.diagnostics);
  };

  findTexts(files, (path) => {
    const isPipeline = path.endsWith('dvc.yaml');
    const text = textOf(path);
    if (text === undefined) {
      if (isPipeline) pipelineFiles.push({ path, state: 'broken' });
      return [];
    }
    const before = previous?.read.nodes.get(path);
    const part = before !== undefined && previous?.texts.get(path) === text ? before : readNodes(path, text, before?.good);
    read.nodes.set(path, part);
    const shown = part.state === 'broken' && part.good !== undefined ? part.good : part.nodes;
    diagnostics.push(...part.diagnostics);
    nodes.push(...shown);
    if (isPipeline) {
      pipelineFiles.push({ path, state: part.state === 'read' ? 'read' : part.good !== undefined ? 'last-good' : 'broken' });
      readLock(joinPath(folderOf(path), 'dvc.lock'));
    }
    return shown.flatMap((node) => node.outs.map((out) => out.resolved));
  });

  const params: ParamsFile[] = [];
  const paramValues = new Map<RepoPath, ParamValue>();
  for (const path of paramPaths(nodes)) {
    const text = isOutside(path) || path.includes('${') ? undefined : textOf(path);
    if (text === undefined || !isReadableParams(path)) continue;
    const before = previous?.read.params.get(path);
    const part = before !== undefined && previous?.texts.get(path) === text ? before : readParamsFile(path, text);
    read.params.set(path, part);
    diagnostics.push(...part.diagnostics);
    params.push({ path, entries: part.entries });
    if (part.value !== undefined) paramValues.set(path, part.value);
  }

  const wires = findWires(nodes);
  // What is shown from a last good text has places in another text than the one of now: nothing is said about it.
  const stale = new Set(pipelineFiles.filter((file) => file.state === 'last-good').map((file) => file.path));
  const reporters = new Map<RepoPath, ReturnType<typeof reporterOf>>();
  const reportIn = (file: RepoPath) => {
    let report = reporters.get(file);
    if (report === undefined) {
      report = stale.has(file) ? () => undefined : reporterOf(diagnostics, file, texts.get(file) ?? '');
      reporters.set(file, report);
    }
    return report;
  };
  graphProblems(nodes, wires, reportIn);
  missingFiles(nodes, files, reportIn);
  missingParams(nodes, paramValues, reportIn);
  return { pipeline: { files: pipelineFiles, nodes, wires, params, diagnostics: inOrder(diagnostics) }, texts, paramValues, read };
}

function readNodes(path: RepoPath, text: string, lastGood: readonly PipelineNode[] | undefined): NodesText {
  if (path.endsWith('dvc.yaml')) {
    const { state, stages, diagnostics } = readPipelineFile(path, text);
    return { state, nodes: stages, diagnostics, good: state === 'read' ? stages : lastGood };
  }
  const { node, diagnostics } = readDataFile(path, text);
  const nodes = node === undefined ? [] : [node];
  return { state: node === undefined ? 'broken' : 'read', nodes, diagnostics, good: node === undefined ? lastGood : nodes };
}

interface Unreadable {
  readonly message: string;
  /** What could be read of it, and where it is wrong. */
  readonly text?: string;
  readonly start?: number;
}

function readText(files: Files, path: RepoPath): { readonly text?: string; readonly problem?: Unreadable } {
  try {
    const stat = files.stat(path);
    if (stat === undefined) return {};
    // A pipe or a device would never end.
    if (stat.kind !== 'file') return { problem: { message: 'not a regular file' } };
    if (stat.size > largest) return { problem: { message: `too large (${stat.size} bytes)` } };
    const text = files.readText(path);
    if (text === undefined) return {};
    const start = text.indexOf('\uFFFD');
    return start >= 0 && !isUtf8(files.read(path)) ? { problem: { message: 'not UTF-8', text, start } } : { text };
  } catch (error) {
    return {
      problem: { message: error instanceof Error && 'code' in error ? `cannot be read (${String(error.code)})` : 'cannot be read' },
    };
  }
}

/** Only bytes tell a replacement character that was written from one that stands for what is no UTF-8. */
function isUtf8(bytes: Uint8Array | undefined): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Those that stages name, and the one that templates read. */
function paramPaths(nodes: readonly PipelineNode[]): Set<RepoPath> {
  const paths = new Set<RepoPath>();
  for (const node of nodes) {
    if (node.kind !== 'stage') continue;
    paths.add(joinPath(folderOf(node.file), 'params.yaml'));
    for (const param of node.params) paths.add(param.resolved);
  }
  return paths;
}

function reporterOf(into: Diagnostic[], file: RepoPath, text: string) {
  const { report, diagnostics } = reporter(file, text);
  return (...problem: Parameters<typeof report>): void => {
    report(...problem);
    const last = diagnostics.at(-1);
    if (last !== undefined) into.push(last);
  };
}

const inOrder = (diagnostics: readonly Diagnostic[]) =>
  [...diagnostics].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : a.at.start - b.at.start));
