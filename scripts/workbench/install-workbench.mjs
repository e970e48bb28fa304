// @ts-check
/** Run as a program, this installs the workbench and says where it is. */
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { findBrowser } from './find-browser.mjs';
import { pinnedPackages } from './pinned-packages.mjs';
import { replaceNativeModules } from './replace-native-modules.mjs';
import { runProcess } from './run-process.mjs';
import { packedBrowser, unpackBrowser } from './unpack-browser.mjs';
import { withInstallLock } from './with-install-lock.mjs';
import { workbenchFolder } from './workbench-folder.mjs';

/** Raise this when an install made by an older version of these scripts has to be made again. */
const layout = 1;

/** @typedef {{ server: string, node: string, nodeBin: string }} InstalledWorkbench the server's folder, the pinned Node, and its folder */

/**
 * Makes, once, a real VS Code in the git-ignored folder `.workbench/`, from npm packages alone. Later calls return at
 * once. An interrupted install goes on at the step that did not finish, and two processes do not disturb each other.
 * @param {{ log?: (message: string) => void }} [options]
 * @returns {Promise<InstalledWorkbench>}
 */
export async function installWorkbench({ log = console.log } = {}) {
  const { packages, nodeBin, hasBrowser } = pinnedPackages();
  const key = JSON.stringify({ layout, packages });
  const installed = { server: workbenchFolder.server, node: path.join(nodeBin, 'node'), nodeBin };
  if (isDone(workbenchFolder.stamp, key)) return installed;

  try {
    await withInstallLock(workbenchFolder.lock, log, async () => {
      if (isDone(workbenchFolder.stamp, key)) return;
      const started = Date.now();
      log('Installing a VS Code to test in (once, about 1 GB, in .workbench/).');
      // A step that comes after one that has to be made again is made again too: its files lie inside the former's.
      let fresh = true;
      /** @type {[name: string, title: string, make: () => Promise<void>][]} */
      const steps = [
        ['packages', 'VS Code server, Node and browser from npm', () => installPackages(packages)],
        ['server', "the server's own packages", () => installServer(nodeBin)],
        ['extensions', "the built-in extensions' packages", () => installInside(workbenchFolder.serverExtensions, nodeBin)],
      ];
      if (hasBrowser) steps.push(['browser', 'unpacking the browser', () => unpackPinnedBrowser(nodeBin, log)]);
      for (const [index, [name, title, make]] of steps.entries()) {
        const stepStamp = path.join(workbenchFolder.steps, name);
        const needed =
          name === 'packages' && hasBrowser && !isDone(path.join(workbenchFolder.steps, 'browser'), key) && !fs.existsSync(packedBrowser);
        if (fresh && isDone(stepStamp, key) && !needed) continue;
        fresh = false;
        const stepStarted = Date.now();
        fs.rmSync(stepStamp, { force: true });
        await make();
        fs.mkdirSync(workbenchFolder.steps, { recursive: true });
        fs.writeFileSync(stepStamp, key);
        log(`  ${index + 1}/${steps.length} ${title}: ${seconds(stepStarted)}`);
      }
      fs.writeFileSync(workbenchFolder.stamp, key);
      log(`The workbench is installed: ${seconds(started)}.`);
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The test workbench could not be installed: ${reason.replace(/\s+/g, ' ')} (Calling again goes on where it stopped.)`, {
      cause: error,
    });
  }
  return installed;
}

/** @param {string} file @param {string} key */
function isDone(file, key) {
  try {
    return fs.readFileSync(file, 'utf8') === key;
  } catch {
    return false;
  }
}

/** @param {number} since */
function seconds(since) {
  return `${((Date.now() - since) / 1000).toFixed(1)} s`;
}

/**
 * What an interrupted npm left is removed first: npm takes a half-unpacked package for a whole one.
 * @param {Record<string, string>} packages
 */
async function installPackages(packages) {
  for (const left of ['node_modules', 'package-lock.json', 'installed.json', 'steps']) {
    fs.rmSync(path.join(workbenchFolder.root, left), { recursive: true, force: true });
  }
  const manifest = { private: true, description: 'Made by scripts/workbench; can be deleted.', dependencies: packages };
  fs.writeFileSync(path.join(workbenchFolder.root, 'package.json'), JSON.stringify(manifest, null, 2));
  await npmInstall(workbenchFolder.root, process.env);
}

/**
 * @param {string} folder
 * @param {string} nodeBin npm leaves optional packages out that do not accept the running Node, so it runs with the pinned one
 */
async function installInside(folder, nodeBin) {
  fs.rmSync(path.join(folder, 'node_modules'), { recursive: true, force: true });
  await npmInstall(folder, { ...process.env, PATH: `${nodeBin}${path.delimiter}${process.env.PATH ?? ''}` });
}

/**
 * Nothing is built: node-pty, ripgrep and the file watcher come prebuilt, and `replaceNativeModules` does without the rest.
 * @param {string} cwd @param {NodeJS.ProcessEnv} env
 */
async function npmInstall(cwd, env) {
  const quiet = ['--no-audit', '--no-fund', '--no-update-notifier', '--loglevel=error'];
  // npm runs the scripts of this repository with settings in the environment that are about this repository.
  const own = Object.fromEntries(
    Object.entries(env).filter(([name]) => !/^npm_(package|lifecycle|config_(local_prefix|prefix|workspace))/i.test(name)),
  );
  await runProcess('npm', ['install', '--ignore-scripts', '--omit=dev', '--engine-strict=false', ...quiet], { cwd, env: own });
}

/** @param {string} nodeBin */
async function installServer(nodeBin) {
  await installInside(workbenchFolder.server, nodeBin);
  replaceNativeModules();
}

/** @param {string} nodeBin @param {(message: string) => void} log */
async function unpackPinnedBrowser(nodeBin, log) {
  await unpackBrowser(nodeBin);
  const { name } = await findBrowser();
  if (name !== 'pinned') log(`  The pinned browser does not run on this machine: using ${name}.`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    const { server } = await installWorkbench();
    console.log(`Ready: ${path.relative(process.cwd(), server)}`);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
