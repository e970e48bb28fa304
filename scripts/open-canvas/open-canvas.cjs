const { commands, TabInputCustom, Uri, window, workspace } = require('vscode');

const viewType = 'stagewright.canvas';

/** Opens the folder's dvc.yaml as a canvas. A window that comes back with a canvas stays as it was left. */
exports.activate = async () => {
  const folder = workspace.workspaceFolders?.[0];
  const tabs = window.tabGroups.all.flatMap((group) => group.tabs);
  if (!folder || tabs.some((tab) => tab.input instanceof TabInputCustom && tab.input.viewType === viewType)) return;
  await commands.executeCommand('vscode.openWith', Uri.joinPath(folder.uri, 'dvc.yaml'), viewType);
};
