# Fusión de expedientes y disputas.

merge-side-base = el origen común
merge-side-ours = esta copia
merge-side-theirs = la otra copia

merge-notice-both-set = Las dos copias cambiaron «{ $field }»: vale lo del asiento { $holds }, no lo del { $other }.
merge-notice-key = Las dos copias cambiaron «{ $key }»: lo que no quedó está en un comentario ({ $value }).
merge-notice-dispute = El asiento { $id } queda en disputa con { $against }.

deed-settled = Disputa resuelta
detail-keeps = queda
detail-drops = sin efecto
finding-not-events = «{ $key }» no es una lista de asientos
    .remedy = Escriba los identificadores en una lista: [ab12cd, ef34gh].
