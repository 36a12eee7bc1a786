### Importing and reconciling lists of assets.

help-asset-import = Enters the assets of a list (CSV or Excel) and corrects the cards of those that are there
help-asset-import-more = Each row is an asset: one that is there, if it has its identifier, inventory or serial number.
    Headers are understood in Spanish or English; “--map "Column=key"” tells those that are not.
    Nothing is written where a row has problems, unless --skip-bad.
    A blank cell changes nothing.
    It moves nothing: where the list says another custodian, state or place, that is only told.
help-asset-reconcile = Compares a list of others (CSV or Excel) with the inventory and shows only the differences
help-asset-reconcile-more = Writes nothing. Ends with 0 where nothing differs and with 1 where something does.
help--list = List as CSV or XLSX; “-” reads it from stdin
help--map = What a column is; without a key (Column=) leaves it out; may be repeated
help--sheet = Sheet of the workbook; the first where absent
help--header_row = Row with the headers; found where absent
help--currency = Currency of amounts that do not say theirs
help--key = By what an asset is known; by the first that the row has where absent
help-asset-import--kind = Kind of rows that do not say theirs
help-asset-reconcile--kind = Kind of rows that do not say theirs, and of the assets that are looked for in the list
help-asset-import--skip_bad = Imports the others though some rows have problems
help-asset-import--blanks_clear = A blank cell removes what the card says
help-asset-import--problems = Writes all problems to a CSV file
help-asset-import--yes = Does not ask
help-asset-import--dry_run = Shows what it would do, and writes nothing
help-asset-reconcile--system = Only kinds that are registered in that system
help-asset-reconcile--all = Retired assets too
help-value-list = LIST
help-value-row = ROW
help-value-currency = CURRENCY
help-value-mapping = COLUMN=KEY

table-key-id = Identifier
table-key-kind = Kind
table-key-state = State
table-key-custodian = Custodian
table-key-area = Area
table-key-place = Place
table-key-letter = Custody letter
table-key-quantity = Pieces
table-key-reason = Reason it was retired

table-required = “{ $key }” is missing, which its kind needs.
    .remedy = Write it in the list.
table-several-assets = Several assets of the inventory have it: { $known }.
    .remedy = Add a column with the identifier, or correct the cards first: folio asset edit.
table-unnamed = { $key ->
    [id] The row does not say the identifier.
    [serial] The row does not say the serial number.
   *[tag] The row says neither identifier nor inventory number nor serial number.
}
    .remedy = Write it: without it, importing again would enter it again.
table-of-another = { $id } has it already.
    .remedy = Compare the two and correct the list, or the card: folio asset show { $id }.
table-other-id = The asset is { $id }, and the row says another identifier.
    .remedy = Correct the identifier in the list: that of an asset does not change.
table-other-kind = { $id } is in the inventory as “{ $kind }”.
    .remedy = Correct the kind in the list: that of an asset does not change.
table-same-asset = Rows { $first } and { $row } are about the same asset, { $id }.
    .remedy = Leave one of them.
table-state-of-new = A new asset cannot be entered as “{ $state }”: until when, where to or why is missing.
    .remedy = Write “in use” or “in stock”, then record it with folio asset lend, retain, exit or lost.
table-no-identifier = The kind { $kind } has no letters (prefix) to give identifiers with.
    .remedy = Add a column with the identifier, or prefix in catalog/inventory.toml.
table-reason-needed = Why it was retired is missing; there are: { $known }.
    .remedy = Add a column “Retire reason”.
table-without-history = The card of { $id } was written by hand and has no history yet.
    .remedy = Give it one with “folio asset adopt { $id }” and import again.

import-title = Import
import-file = File
import-sheet = Sheet
import-header-row = Row with the headers
import-rows = Rows
import-new = New
import-changed = To be corrected
import-unchanged = Unchanged
import-bad = With problems
import-columns = Columns
import-column = Column
import-becomes = What it is
import-key = Key
import-ignored = Columns that are not taken: { $columns }
import-row = Row
import-what = What
import-whose = Custodian or place
import-before = Says
import-after = Will say
import-elsewhere = Custody and place that do not agree
import-elsewhere-why = Importing moves nothing; if the list is right: folio asset transfer, return, move or count.
import-problems = Problems
import-value = Says
import-code = Code
import-problem = Problem
import-remedy-column = Remedy
import-remedy = Correct the cell in the list, or leave the column out with --map "Column=".
import-more = … and { $count } more
import-more-problems = … and { $count } more problems; all of them with --problems problems.csv or --json
import-at-row = Row { $row }:
import-at-column = Row { $row }, “{ $column }”:
import-at-value = Row { $row }, “{ $column }”, “{ $value }”:
import-without-letter = { $count ->
    [one] One asset is in use without the number of a custody letter: folio check will find it.
   *[other] { $count } assets are in use without the number of a custody letter: folio check will find them.
}
import-confirm = Enter { $new } and correct { $changed }?
import-refused = { $bad ->
    [one] One row of { $rows } has problems: nothing was written.
   *[other] { $bad } rows of { $rows } have problems: nothing was written.
}
    .remedy = Correct the list, or import the others with --skip-bad.
import-done = { $new } entered, { $changed ->
    [one] 1 card corrected
   *[other] { $changed } cards corrected
}, { $unchanged } unchanged.
import-left-out = { $bad ->
    [one] One row was left out.
   *[other] { $bad } rows were left out.
}
import-left-elsewhere = { $count ->
    [one] One difference of custody or place was not touched; see it with:
   *[other] { $count } differences of custody or place were not touched; see them with:
} folio asset reconcile { $file }
import-no-kinds = The desk keeps no inventory: catalog/inventory.toml has no kinds of assets.
    .remedy = Add a [[kind]]; docs/format.md says how.
import-not-a-currency = “{ $found }” is not a currency.
    .remedy = Write three capital letters: --currency MXN.
import-key-without-column = No column is the key “{ $key }”, by which assets were to be known.
    .remedy = Say which it is: --map "Column={ $key }".

reconcile-title = Reconciliation
reconcile-assets = Assets compared
reconcile-same = The same
reconcile-different = Different
reconcile-only-theirs = Only in the list
reconcile-only-ours = Only in Folio
reconcile-theirs = The list
reconcile-ours = Folio
reconcile-unclear = Could not be paired
reconcile-problems = Rows that were not read well
reconcile-assets-column = Assets
reconcile-group = Group
reconcile-unknown-system = { $count ->
    [0] No kind of asset is registered in another system.
   *[other] No kind of asset is registered in “{ $system }”; they are in: { $known }.
}
    .remedy = The system of a kind is register, in catalog/inventory.toml.
