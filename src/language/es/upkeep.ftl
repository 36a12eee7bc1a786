### Lo que «folio check» y las órdenes de bienes dicen de lugares, préstamos, acuses y programas.

finding-seat-retired = { $user } ({ $status }) tiene un lugar de { $id }.
    .remedy = Libérelo con «folio licence release { $id } --from { $user }».
finding-programme-shares-procedure = Los programas { $other } y { $programme } usan el mismo procedimiento ({ $procedure }) y coinciden en { $subject }: cada uno cuenta como suyos los servicios del otro.
    .remedy = Dé a cada programa su procedimiento, o déjelos sin tipos ni bienes en común.
retired-with-seat = { $asset } todavía tiene un lugar de { $id }: libérelo con «folio licence release { $id } --from { $asset }».
swap-lost = { $id }, prestado en lugar de { $retained }, está extraviado: no se recibe.
ack-refused-no-change = { $id } tiene { $number } cambios pendientes y el renglón no dice hasta cuál se acusa: exporte otra vez e incluya la columna change.
ack-reaches = { $id }: se acusan { $number } cambios, hasta «{ $change }» ({ $deed }, { $at }). Si el registro no los vio todos, diga hasta cuál con --change.
