export type Catalogue = Record<string, Record<string, string | undefined>>

export const LANGUAGES: string[]
export function readCatalogue(): Catalogue
export function catalogueFiles(catalogue: Catalogue): Record<string, string>
export function writeCatalogueFile(name: string, text: string): void
export function readCatalogueFile(name: string): string | undefined
export function findProblems(catalogue: Catalogue): string[]
