import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { commandTable } from '../../../extension/commands/command-table.ts';

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly menus: Readonly<Record<string, readonly { readonly command: string }[]>>;
    readonly keybindings: readonly { readonly command: string }[];
    readonly viewsWelcome: readonly { readonly contents: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, unknown>> };
  };
  readonly capabilities: { readonly untrustedWorkspaces: { readonly restrictedConfigurations: readonly string[] } };
}

const manifest = JSON.parse(fs.readFileSync(path.resolve(import.meta.dirname, '../../../package.json'), 'utf8')) as Manifest;
const { contributes } = manifest;

describe('what package.json contributes', () => {
  it('is the table of commands, word for word', () => {
    const wanted = Object.entries(commandTable).map(([command, entry]) => ({
      command,
      title: entry.title,
      category: 'Stagewright',
      icon: entry.icon,
      ...('needsTrust' in entry && { enablement: 'isWorkspaceTrusted' }),
    }));
    expect(contributes.commands).toEqual(wanted);
  });

  it('names no command in menus, keys and welcome texts that is not there', () => {
    const named = [
      ...Object.values(contributes.menus).flat(),
      ...contributes.keybindings,
      ...contributes.viewsWelcome.flatMap(({ contents }) =>
        [...contents.matchAll(/command:([\w.]+)/g)].map((match) => ({ command: match[1]! })),
      ),
    ];
    const unknown = named
      .map(({ command }) => command)
      .filter((command) => command.startsWith('stagewright.') && !(command in commandTable));
    expect(unknown).toEqual([]);
  });

  it('lets no setting of an untrusted folder have a say', () => {
    expect(manifest.capabilities.untrustedWorkspaces.restrictedConfigurations).toEqual(Object.keys(contributes.configuration.properties));
  });
});
