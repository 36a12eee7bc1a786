### Help of the commands of the inventory.

help-asset = The inventory: registration, custody, loan, exit and retirement of assets
help--assets = Assets: identifier, the number at its end, inventory tag or serial number
help--ticket = Ticket because of which it is done
help--on_behalf = Who did it, if that person has no account
help--condition = Condition in which it changes hands
help--items = Condition of an accessory, ACCESSORY=CONDITION or ASSET/ACCESSORY=CONDITION; with + before it, something that goes along besides; may be repeated
help--to = To whom: identifier or name of people.toml
help--place = Place; where it follows if not said
help--area = Area; the person's if not said
help--due = Day on which it is due back
help--received_by = Who takes it in; who records it if not said
help--serial = Serial number that was read on the machine, at the door
help--guard = Guard who read it
help--quantity = Pieces
help--kind = Kind of asset, of those in catalog/inventory.toml

help-asset-add = Registers an asset and says its identifier
help-asset-add--id = Identifier; the next of its kind if not said
help-asset-add--set = Value of the card; may be repeated
help-asset-add--to = Who answers for it already
help-asset-add--letter = Custody letter on paper, from before Folio
help-asset-add--quantity = Pieces there are
help-asset-assign = Hands assets from stock to somebody, with a custody letter
help-asset-transfer = Hands assets to another person, with another letter
help-asset-return = Takes assets back into stock and closes their letter or slip
help-asset-move = Puts assets somewhere else
help-asset-lend = Lends assets from stock, with a slip
help-asset-lend--instead_of = Retained asset in place of which it is lent
help-asset-extend = Changes the day on which a loan or an exit is due back
help-asset-reserve = Reserves assets for somebody
help-asset-reserve--from = First day
help-asset-reserve--until = Last day
help-asset-release = Gives up a reservation
help-asset-release--reservation = Reservation, as “folio asset show” says it
help-asset-retain = Keeps assets at the desk; their letter stays in force
help-asset-retain--reason = Reason
help-asset-give-back = Gives retained assets back to who answers for them
help-asset-exit = Authorises that assets leave the building
help-asset-exit--reason = Reason
help-asset-exit--destination = Destination
help-asset-exit--carrier = Person who carries them
help-asset-exit--identification = Identification of who carries them
help-asset-leave = Records that the assets left, with the serial number read at the door
help-asset-back = Records that the assets came back, with the serial number read at the door
help-asset-withdraw = Withdraws an authorised exit that was not used
help-asset-withdraw--reason = Reason
help-asset-lost = Records that assets are lost
help-asset-lost--reason = What happened
help-asset-found = Records that a lost asset was found
help-asset-retire = Takes assets out of the inventory
help-asset-retire--reason = Reason, of those in catalog/inventory.toml
help-asset-retire--replaced_by = Asset that replaces it
help-asset-retire--document = Document of the retirement
help-asset-sign = Records a signature on the letter, slip or exit pass
help-asset-sign--capacity = Capacity: receives, hands_over, head, carrier, guard
help-asset-sign--name = Name of who signs
help-asset-sign--on = Paper: letter, slip, return, pass
help-asset-note = Leaves a remark in the history of assets
help-asset-edit = Corrects or completes the card of assets
help-asset-edit--set = Value of the card; blank (brand=) removes it; may be repeated
help-asset-receive = Adds received pieces of a consumable
help-asset-issue = Takes off pieces of a consumable that are handed out
help-asset-issue--to = To whom
help-asset-count = Records how many pieces of a consumable there are

help-value-kind = KIND
help-value-id = IDENTIFIER
help-value-item = ACCESSORY=CONDITION
help-value-reservation = RESERVATION
help-value-serial = SERIAL
help-value-capacity = CAPACITY
help-value-paper = PAPER
