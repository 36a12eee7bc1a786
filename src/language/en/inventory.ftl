# Inventory: lists of an office

finding-sheet-too-large = The file is larger than { $limit } MB.
    .remedy = Split it, or save only the sheet that is needed.
finding-sheet-too-large-unpacked = The workbook takes more than { $limit } MB once it is open.
    .remedy = Save only the sheet that is needed, without pictures.
finding-sheet-too-many-rows = The table has more than { $limit } rows.
    .remedy = Split it.
finding-sheet-too-many-cells = The table has more than { $limit } cells.
    .remedy = Delete the columns that are not needed; at times something stands far out to the right.
finding-sheet-other-format = It is a file of the kind { $format }, which Folio does not read.
    .remedy = Open it with its own program and save it as XLSX or CSV.
finding-sheet-old-or-protected = It is a workbook of Excel before 2007 (XLS), or it has a password.
    .remedy = Open it and save it as XLSX or CSV, without a password.
finding-sheet-not-text = It is neither an Excel workbook nor text.
    .remedy = Save it as XLSX, or as CSV in UTF-8.
finding-sheet-damaged = The workbook cannot be read: { $problem }.
    .remedy = Open it with its own program and save it again as XLSX or CSV.
finding-sheet-open-quote = Row { $row } opens a quotation mark that nothing closes.
    .remedy = Close it, or take it out: all that follows would seem one cell.
sheet-unknown-sheet = There is no sheet “{ $typed }”; there are: { $known }
    .remedy = Type one of them after “--sheet”.
sheet-unknown-sheet-near = There is no sheet “{ $typed }”. Did you mean “{ $near }”? There are: { $known }
    .remedy = Type one of them after “--sheet”.
sheet-without-sheets = “{ $typed }” cannot be a sheet: the file is a single table.
    .remedy = Leave “--sheet” out.
sheet-no-headers = No row with headers was found.
    .remedy = Say which one it is, for example “--header-row 3”.
sheet-no-headers-of-sheets = No row with headers was found; the workbook has these sheets: { $sheets }
    .remedy = Say which sheet it is with “--sheet”, or which row, for example “--header-row 3”.
sheet-blank-headers = Row { $row } is blank: it cannot be the one with the headers.
    .remedy = Give the number that the spreadsheet program shows on the left.

table-map-form = “{ $found }” does not say which column is which key.
    .remedy = Type --map "Column=key", or --map "Column=" to leave it out.
table-map-column = There is no column “{ $column }”; there are: { $known }
    .remedy = Type the header as it stands, or the letter of the column.
table-map-column-near = There is no column “{ $column }”. Did you mean “{ $near }”? There are: { $known }
    .remedy = Type the header as it stands, or the letter of the column.
table-map-ambiguous = There are several columns “{ $column }”: { $letters }
    .remedy = Name the column by its letter.
table-map-key = There is no key “{ $key }”; there are: { $known }
    .remedy = Type one of them behind the equals sign.
table-map-key-near = There is no key “{ $key }”. Did you mean “{ $near }”? There are: { $known }
    .remedy = Type one of them behind the equals sign.
table-two-columns = “{ $first }” and “{ $second }” would both be the key “{ $key }”.
    .remedy = Leave one out: --map "{ $second }=".

table-no-kinds = No column says of what kind each asset is; there are: { $known }.
    .remedy = If all are of one kind, give it with --kind; else add the column.
table-no-column = No column is the key “{ $key }”, which the kind { $kind } needs.
    .remedy = Say which it is: --map "Column={ $key }".
table-beyond-headers = Something stands to the right of the last header.
    .remedy = Give that column a header, or delete it.
table-error-cell = The spreadsheet could not compute this cell.
    .remedy = Write the value there, or leave it blank.
table-not-of-kind = “{ $key }” is not a key of the kind { $kind }.
    .remedy = Leave the cell blank, or add the key to the kind in catalog/inventory.toml.
table-blank-kind = The kind is missing; there are: { $known }.
    .remedy = Write it, or give with --kind that of the rows that do not say theirs.
table-unknown-kind = There is no kind “{ $found }”; there are: { $known }.
    .remedy = Write one of them, or add it to catalog/inventory.toml.
table-unknown-kind-near = There is no kind “{ $found }”. Is it { $near }? There are: { $known }.
    .remedy = Write one of them, or add it to catalog/inventory.toml.
table-namesakes = Several people are called “{ $found }”: { $known }.
    .remedy = Write the identifier.
table-unknown-state = “{ $found }” is not a state: in stock, in use, lent, retained, outside, lost, retired.
    .remedy = If the column says something else: --map "{ $column }=".
table-one-row-each = Each asset has a row of its own; only consumables are kept by quantity.
    .remedy = Give each asset a row, with its own serial number.
table-custodian-of-stock = What is in stock or retired nobody has, and the row says who has it.
    .remedy = Delete one of the two.
table-custodian-needed = The row does not say who has it.
    .remedy = Write who has it, or that it is in stock.
table-letter-of-nobody = There is the number of a custody letter, and the row does not say who has it.
    .remedy = Write who has it, or delete the number.
table-repeated = It is repeated in rows { $first } and { $row }.
    .remedy = Leave one of them, or correct the number of one.

table-lost-digits = “{ $found }” is no longer whole: the spreadsheet took it for a quantity.
    .remedy = Write it anew in a cell of text.
table-became-a-date = The spreadsheet made a date of it ({ $found }).
    .remedy = Write it anew in a cell of text.
table-hidden-character = It has a character that nobody sees ({ $code }).
    .remedy = Delete it.
table-two-numbers = It may be { $one } or { $other }.
    .remedy = Write one of them.
table-not-a-date = “{ $found }” is not a date like 05/03/2024, 5-mar-2024 or 2024-03-05.
    .remedy = Write it so: 2024-03-05.
table-not-a-bool = “{ $found }” is neither yes nor no.
    .remedy = Write yes or no.
table-not-money = “{ $found }” is not an amount like 18500.00 or $18,500.00 MXN.
    .remedy = Write the amount alone, and the currency if it is another.
