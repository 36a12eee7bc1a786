### Papers of assets: custody letter, loan slip, exit pass, labels.

help-form--number = Earlier letter, slip or pass of the asset: PC-0132/2, or just 2; the latest if none is named
help-value-folio_asset = FOLIO|ASSET

form-one-folio = { $form } is printed of one ticket at a time.
    .remedy = Type one folio only.
form-no-number = { $form } takes no number.
    .remedy = Leave out --number: only letters, slips and exit passes have one.

paper-needs-asset = The asset is missing: { $form } is an asset's form.
    .remedy = Type “folio form { $form } ASSET”, or “folio form { $form } --blank” for a blank one.
paper-no-period = { $form } is an asset's form; it takes no period.
    .remedy = Type the asset: folio form { $form } ASSET
paper-number-one = --number is of one asset only.
    .remedy = Type the whole numbers in place of the assets: folio form { $form } PC-0132/1 PC-0133/2
paper-number-unknown = { $id } has no { $paper ->
        [letter] letter
        [slip] loan slip
       *[pass] exit pass
    } “{ $number }”. There are: { $known }
    .remedy = Type one of them, or leave out --number for the latest.
paper-none = { $id } has no { $paper ->
        [letter] custody letter yet: it was not handed to anybody.
        [slip] slip yet: it was not lent.
       *[pass] pass yet: its exit was not authorised.
    }
    .remedy = { $paper ->
        [letter] Handing it over makes one: folio asset assign { $id } --to WHO --condition TEXT. A blank one: folio form { $form } --blank
        [slip] Lending it makes one: folio asset lend { $id } --to WHO --due DATE --condition TEXT. A blank one: folio form { $form } --blank
       *[pass] Authorising it makes one: folio asset exit { $id } --reason … --destination … --carrier … --identification … --condition …. A blank one: folio form { $form } --blank
    }
paper-class = { $id } is of the kind { $kind }, which is neither in anybody's custody nor leaves with a pass.
    .remedy = Licences are given by seats and consumables issued by pieces; see “folio asset --help”.

paper-returns = Returns
paper-takes-back = Takes back
paper-role-receives = Receives
paper-role-hands-over = Hands over
paper-role-head = Authorises
paper-role-carrier = Carries
paper-role-guard = Guard

help-asset-label = Labels of assets with their QR code, as sheets to be printed
help-asset-label-more =
    folio asset label PC-0132                        on the terminal, to be read with a telephone
    folio asset label --all -o labels.html           sheets of 3 columns by 8 rows, on letter paper
    folio asset label --kind impresora --skip 5 -o labels.html   on a sheet with 5 used up
help-asset-label--place = Assets whose place has this text
help-asset-label--all = All equipment that is neither lost nor retired
help-asset-label--content = What the code says: tag (inventory number), id, or url:https://… and the identifier
help-asset-label--sheet = Columns by rows of the sheet; 3x8 if not said
help-asset-label--paper = Paper: letter or a4
help-asset-label--skip = Labels of the first sheet that are used up
help-asset-label--out = HTML file to write to; labels that are there are replaced
help-asset-label--format = html (sheets to be printed), table (the terminal), csv, md or json
help-value-content = tag|id|url:…
help-value-sheet = COLUMNSxROWS

label-title = Labels of assets
label-id = Asset
label-kind = Kind
label-what = Description
label-code = Code
label-written = { $count ->
        [one] 1 label
       *[other] { $count } labels
    } on { $sheets ->
        [one] 1 sheet
       *[other] { $sheets } sheets
    }, in { $path }. Print at 100 %, without margins and not fitted to the page.
label-which = Say of which assets.
    .remedy = Type the assets, --kind KIND, --place PLACE or --all.
label-none = There are no such assets to be labelled.
    .remedy = Look at the kind or place; lost and retired ones are labelled only by name.
label-content = “{ $found }” does not say what the code holds.
    .remedy = Type tag, id, or url: with a whole address: --content url:https://example.org/assets/
label-sheet = “{ $found }” says no sheet.
    .remedy = Type columns by rows, from 1 to 40: --sheet 3x8
label-sheet-small = On a sheet of { $found } the labels are too small to be read.
    .remedy = Leave each at least 36 × 16 mm: --sheet 3x8
label-skip = The sheet has { $places } labels; it cannot begin after { $skip }.
    .remedy = Give with --skip those of the first sheet that are used up.
label-out-html = A file gets sheets to be printed, as HTML.
    .remedy = Leave out --format, or --out.
label-many = { $count } codes do not fit on the terminal; { $most } do.
    .remedy = Write them to a file to be printed: --out labels.html
label-too-long = The code of { $id } does not fit on a label: it would hold { $length } letters.
    .remedy = Use --content id, or shorten the inventory number: folio asset edit { $id } --set tag=…
