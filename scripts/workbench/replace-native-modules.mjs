// @ts-check
import fs from 'node:fs';
import path from 'node:path';
import { workbenchFolder } from './workbench-folder.mjs';

/**
 * Two of the server's packages are native and come without binaries. Building them needs a compiler, Node's headers and a
 * minute, so small ones in JavaScript take their place. Loggers must really write: output channels are shown from the
 * files they write.
 */
const spdlog = `
const fs = require('fs'), path = require('path');
const names = ['trace', 'debug', 'info', 'warning', 'error', 'critical'];
class Logger {
  constructor(type, name, file) { Object.assign(this, { file, level: 2, raw: false, waiting: '' }); }
  getLevel() { return this.level; }
  setLevel(level) { this.level = level; }
  setPattern() { this.raw = false; }
  clearFormatters() { this.raw = true; }
  write(level, message) {
    if (level < this.level) return;
    if (!this.waiting) setImmediate(() => this.flush());
    const time = new Date().toISOString().replace('T', ' ').replace('Z', '');
    this.waiting += this.raw ? message : time + ' [' + names[level] + '] ' + message + '\\n';
  }
  flush() {
    const text = this.waiting;
    this.waiting = '';
    try { if (text) fs.appendFileSync(this.file, text); } catch { /* The folder of a run that has ended is gone. */ }
  }
  drop() { this.flush(); }
}
['trace', 'debug', 'info', 'warn', 'error', 'critical'].forEach((name, level) => {
  Logger.prototype[name] = function (message) { this.write(level, message); };
});
const create = async (name, file) => {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  return new Logger('rotating', name, file);
};
exports.version = 1;
exports.Logger = Logger;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.createRotatingLogger = create;
exports.createAsyncRotatingLogger = create;
`;

/** The watchdog ends an extension host that hangs when its server has gone; ours are ended as a process tree. */
const watchdog = `
exports.start = () => {};
exports.exit = (code) => process.exit(code || 0);
`;

export function replaceNativeModules() {
  const modules = path.join(workbenchFolder.server, 'node_modules', '@vscode');
  fs.writeFileSync(path.join(modules, 'spdlog', 'index.js'), spdlog);
  fs.writeFileSync(path.join(modules, 'native-watchdog', 'index.js'), watchdog);
}
