### What `folio check` and the commands on assets say of seats, loans, acknowledgements and programmes.

finding-seat-retired = { $user } ({ $status }) has a seat of { $id }.
    .remedy = Release it with `folio licence release { $id } --from { $user }`.
finding-programme-shares-procedure = The programmes { $other } and { $programme } use the same procedure ({ $procedure }) and both concern { $subject }: each counts the services of the other as its own.
    .remedy = Give each programme a procedure of its own, or leave them no kind or asset in common.
retired-with-seat = { $asset } still has a seat of { $id }: release it with `folio licence release { $id } --from { $asset }`.
swap-lost = { $id }, lent in place of { $retained }, is lost: it is not taken back.
ack-refused-no-change = { $id } has { $number } pending changes and the row does not say up to which it is acknowledged: export again, and include the column change.
ack-reaches = { $id }: { $number } changes are acknowledged, up to "{ $change }" ({ $deed }, { $at }). If the register has not seen them all, say up to which with --change.
