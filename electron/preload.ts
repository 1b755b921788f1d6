import { contextBridge, ipcRenderer } from 'electron'
import { toBridge } from './shell/toBridge.ts'

contextBridge.exposeInMainWorld('palier', toBridge(ipcRenderer, process.platform))
