# Inventory tags and serial numbers: whose they are.

table-of-retired = Only { $id } has it, which is retired.
    .remedy = If it is another asset, give it an identifier of its own in a column of the list (without --key), or register it with folio asset add. If it is the same, write its state, “retired”, or leave the row out: folio asset show { $id }.
asset-refused-number-taken = { $key ->
    [serial] { $id } has the serial number “{ $number }” already.
   *[tag] { $id } has the inventory tag “{ $number }” already.
}
asset-id-alike = There is an asset { $other } already: { $id } is the same identifier in other capitals.
    .remedy = Write another with --id, or see the one that is there: folio asset show { $other }.
