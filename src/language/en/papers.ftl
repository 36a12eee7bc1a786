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

paper-returns = Returns
paper-takes-back = Takes back
paper-role-receives = Receives
paper-role-hands-over = Hands over
paper-role-head = Authorises
paper-role-carrier = Carries
paper-role-guard = Guard
