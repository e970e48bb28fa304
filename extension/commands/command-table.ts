/** Every command of Stagewright, as `package.json` contributes it; a test compares the two. */
export const commandTable = {
  'stagewright.openCanvas': { title: 'Open Canvas', icon: '$(type-hierarchy-sub)' },
  'stagewright.openText': { title: 'Open Text', icon: '$(go-to-file)' },
  'stagewright.createPipeline': { title: 'Create Pipeline', icon: '$(new-file)' },
  'stagewright.run': { title: 'Run Pipeline', icon: '$(run-all)', needsTrust: true },
  'stagewright.runStage': { title: 'Run Stage…', icon: '$(play)', needsTrust: true },
  'stagewright.runSelected': { title: 'Run Selected', icon: '$(run-above)', needsTrust: true },
  'stagewright.cancelRun': { title: 'Cancel Run', icon: '$(debug-stop)', needsTrust: true },
  'stagewright.continueRun': { title: 'Continue Run', icon: '$(debug-continue)', needsTrust: true },
  'stagewright.addStage': { title: 'Add Stage…', icon: '$(add)' },
  'stagewright.connectStages': { title: 'Connect Stages…', icon: '$(arrow-right)' },
  'stagewright.renameStage': { title: 'Rename Stage…', icon: '$(edit)' },
  'stagewright.deleteStage': { title: 'Delete Stage…', icon: '$(trash)' },
  'stagewright.undo': { title: 'Undo on Canvas', icon: '$(discard)' },
  'stagewright.redo': { title: 'Redo on Canvas', icon: '$(redo)' },
  'stagewright.fit': { title: 'Fit Canvas', icon: '$(screen-full)' },
  'stagewright.layout': { title: 'Lay Out Canvas', icon: '$(layout)' },
  'stagewright.showStage': { title: 'Show Stage in Text…', icon: '$(go-to-file)' },
  'stagewright.showLog': { title: 'Show Log…', icon: '$(output)' },
  'stagewright.restoreCheckpoint': { title: 'Restore Checkpoint…', icon: '$(history)', needsTrust: true },
  'stagewright.showMetrics': { title: 'Show Metrics', icon: '$(graph-line)' },
} as const satisfies Readonly<Record<`stagewright.${string}`, CommandEntry>>;

interface CommandEntry {
  readonly title: string;
  readonly icon: string;
  /** Not offered in a folder that is not trusted. */
  readonly needsTrust?: true;
}

export type CommandId = keyof typeof commandTable;
