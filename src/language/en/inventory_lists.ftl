### The lists of the inventory: what they are filtered by, and their order.

assets-filtered-out = Nothing passes the filters.
expiring-none-filtered = Of what passes the filters, nothing ends within { $days } days.
maintenance-nothing-due-filtered = Of what passes the filters, nothing falls due up to { $until }.
maintenance-nothing-planned-filtered = Of what passes the filters, nothing of the programme falls in { $year }.
licence-plan-nothing-filtered = Of what passes the filters, nothing to renew or buy from { $from } to { $until }.
history-filtered-out = No entry of { $id } says that.
custody-close-whole = --close takes back all that the person has: it takes neither filters nor an order.
    .remedy = Leave the filters out; to take back some assets only: folio asset return ASSET.
custody-sheet-seat = Licence
custody-sheet-reservation = Reservation

help--asset_words = Words that occur in the identifier, tag, serial, brand, model, holder or place
help--asset_kind = Kind of asset, one of catalog/inventory.toml
help--asset_state = State: in_stock, in_use, lent, retained, outside, lost, retired, or its name (“in use”)
help--asset_custodian = Who answers for it; “me” and “none” will do
help--asset_area = Part of the area
help--asset_place = Part of the place
help--asset_supplier = Supplier, by key or name
help--asset_tag = Inventory number
help--asset_warranty_until = With a warranty that ends on that day or before
help--asset_under_warranty = Only those under warranty
help--asset_all = Retired ones too
help--reverse = The other way round; what lacks the value comes last all the same

help-outside--sort = Order: due, id, description, state, custodian, destination, carrier, since, authorised
help-loans--sort = Order: due, id, description, state, person (to whom), slip, since
help-expiring--asset_words = { help--asset_words }; of a contract: number, level, note or supplier
help-expiring--asset_supplier = { help--asset_supplier }; of a contract, its own
help-expiring--sort = Order: day, what, id, description, whose
help-custody--sort = Order. Of everybody: person, area, left, held, lent, late, elsewhere, seats, reserved, unsigned. Of one person: id, kind, description, tag, state, place, letter, since, due. With --unsigned: since, id, description, letter, person
help-maintenance-due--sort = Order: due, id, tag, description, kind, custodian, area, place, last, programme, ticket
help-maintenance-plan--sort = Order within each programme: id, tag, description, kind, custodian, area, place, day (first service of the year)
help-licence-list--sort = Order: expires, product, free (seats), id, seats, used, notice, supplier
help-licence-plan--sort = Order within each month: day, what, id, product, quantity, supplier, price, notice
help-asset-history--words = Words that occur in the entry: what happened, details, changes, who, ticket, note
help-asset-history--sort = Order: at, recorded, by, did
